import { spawn, spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createServer } from "vite";
import { payloadOf, rawFiles } from "./repository.mjs";
import { COLUMNS } from "./terminal.mjs";

/** `script` gives a program a terminal of its own; elsewhere what it would write to a pipe is shown. */
const hasScript = process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;

/** The stand-ins of the tests, and what the people came to see: `scenes` with a name, a kind, and their text. */
export async function openStage(root) {
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: "error",
    server: { middlewareMode: true, hmr: false, ws: false },
    appType: "custom",
  });
  const load = (name) => vite.ssrLoadModule(`/test/${name}.ts`);
  const support = Object.assign(
    {},
    ...(await Promise.all(
      [
        "support/scripted-service",
        "support/run-action",
        "support/entry",
        "support/git",
        "support/photos",
        "support/github/server",
        "support/github/git-data",
        "support/github/pulls",
        "support/github/comments",
        "support/github/changes",
        "deliver/workbench",
      ].map(load),
    )),
  );
  const scenes = [];
  const closing = [];
  const tools = { root, support, scenes, closing };
  return {
    scenes,
    of: (person) => ({
      support,
      example: (path) => readFileSync(join(root, "examples/photos", path)),
      folder: (files) => openFolder(person, files, tools),
      repository: (options) => openRepository(person, options, tools),
      service: async (options) => keep(await support.startScriptedService(options), closing),
    }),
    close: async () => {
      for (const close of closing.reverse()) await close();
      await vite.close();
    },
  };
}

function keep(server, closing) {
  closing.push(() => server.close());
  return server;
}

/** A folder of somebody's, and a terminal in it. */
function openFolder(person, files, { support, scenes, closing }) {
  const place = support.createPlace(files);
  closing.push(() => place.remove());
  return {
    place,
    /** @param shown what a person types, where that is shorter than `args` */
    types: async (title, args, { env = {}, after = "", shown = args.join(" ") } = {}) => {
      const quoted = [process.execPath, support.entry, ...args].map((part) => `'${part}'`).join(" ");
      const output = await inTerminal(`${quoted}${after}`, place, env);
      const text = `$ cutout-action ${shown}${after}\r\n${output}`;
      scenes.push({ name: sceneName(person, title, scenes), kind: "terminal", text });
      return output;
    },
    report: (title, path) => {
      const file = join(place.workspace, path);
      scenes.push({ name: sceneName(person, title, scenes), kind: "report", text: readFileSync(file, "utf8") });
    },
  };
}

function sceneName(person, title, scenes) {
  const number = scenes.filter(({ name }) => name.startsWith(person)).length + 1;
  return `${person}-${String(number).padStart(2, "0")}-${title}`;
}

function inTerminal(command, place, env) {
  const [program, args] = hasScript
    ? ["script", ["-qec", `stty cols ${COLUMNS} rows 24; ${command}`, "/dev/null"]]
    : ["sh", ["-c", command]];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: place.workspace,
      env: { PATH: process.env["PATH"], HOME: place.root, TERM: "xterm-256color", SHELL: "/bin/sh", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    child.once("error", reject);
    child.once("close", () => resolve(output));
  });
}

/** A repository on GitHub with Actions, a pull request 7 from `topic`, and conversations. */
async function openRepository(person, { files, topic = {}, ...switches }, { support, scenes, closing }) {
  const bare = support.bareRepository(files);
  const hub = support.pulls(bare);
  const talk = support.comments();
  support.git(bare, "branch", "topic", "main");
  if (Object.keys(topic).length > 0) support.commitTo(bare, "topic", topic, "New pictures");
  const touched = support.changes(bare, { 7: { base: "main", head: "topic" } }).handler;
  const file = rawFiles(support, bare);
  const raw = async ({ url }) => {
    const body = file(url.pathname);
    return body && { status: 200, body };
  };
  const handlers = [support.gitData(bare).handler, hub.handler, talk.handler, touched, raw];
  const github = keep(await support.startFakeGitHub({ bareRepo: bare, handlers, ...switches }), closing);
  // The cache folder of the machine, which GitHub's cache would bring.
  const place = support.createPlace();
  closing.push(() => place.remove());

  async function job(title, inputs, { ref = "main", event = "schedule" } = {}) {
    const workspace = support.checkOut(github, { ref });
    const sha = support.git(workspace, "rev-parse", "HEAD");
    const ended = await support.runStep(
      { ...place, workspace },
      {
        inputs: { paths: "photos", token: github.switches.token, ...inputs },
        env: { ...github.environment, GITHUB_SHA: sha, GITHUB_REF: `refs/heads/${ref}` },
        event: { name: event, payload: payloadOf(event, github, support) },
      },
    );
    show(`${title}-log`, "log", ended.stdout + ended.stderr);
    show(`${title}-summary`, "page", ended.summary);
    const { report } = ended.outputs;
    if (report) show(`${title}-report`, "report", readFileSync(report, "utf8"));
    rmSync(workspace, { recursive: true, force: true });
    return ended;
  }

  function show(title, kind, text) {
    scenes.push({ name: sceneName(person, title, scenes), kind, text, file });
  }

  return { bare, hub, talk, job, show, rawUrls: `${github.url}/octo/shop/raw/{sha}/{path}` };
}
