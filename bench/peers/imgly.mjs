// A folder of pictures through IMG.LY's package, all in one process, as its documentation has it. Arguments: a file whose
// node_modules has the package, the folder of pictures, and that of the products.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join } from "node:path";

const [beside, from, to] = process.argv.slice(2);
const { removeBackground } = createRequire(beside)("@imgly/background-removal-node");
for (const name of await readdir(from)) {
  const type = extname(name) === ".png" ? "image/png" : "image/jpeg";
  const product = await removeBackground(new Blob([await readFile(join(from, name))], { type }));
  await writeFile(join(to, name.replace(/\.\w+$/, ".png")), Buffer.from(await product.arrayBuffer()));
}
