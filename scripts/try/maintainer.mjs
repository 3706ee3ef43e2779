const VARIANTS = `
- name: square
  output: shop/{dir}/{name}.jpg
  format: jpg
  background: "#ffffff"
  canvas: 800x800
- name: clear
  output: shop/{dir}/{name}.png
`;

/** Runs a shop's catalog through the paid service each night, with variants, a budget, and pictures that fail. */
export async function maintainer({ repository, service, folder, support }) {
  const names = ["boots", "clogs", "heels", "loafers", "mules", "pumps", "sandals", "sneakers"];
  const files = {};
  for (const [i, name] of names.entries()) files[`photos/shoes/${name}.jpg`] = await support.photo(i);
  const shop = await repository({ files });
  const paid = await service({ faults: { clogs: "23500005", mules: "failed", pumps: "empty-alpha" } });
  const inputs = {
    service: paid.url.href,
    "app-code": paid.appCode,
    "image-urls": shop.rawUrls,
    variants: VARIANTS,
    deliver: "pull-request",
  };
  await shop.job("over-budget", { ...inputs, "max-paid": "5" });
  await shop.job("first-night", inputs);
  shop.show("first-night-proposal", "page", shop.hub.list[0]?.body ?? "");
  await shop.job("second-night", inputs);
  support.commitTo(shop.bare, "main", { "photos/shoes/slippers.jpg": await support.photo(20) }, "One more");
  await shop.job("third-night", inputs);
  shop.show("third-night-proposal", "page", shop.hub.list[0]?.body ?? "");
  await shop.job("typo", { ...inputs, paths: "photo/shoes", background: "white", canvas: "big" });

  const desk = folder(files);
  const account = ["--service", paid.url.href, "--app-code", paid.appCode];
  const typed = { shown: "photos --service https://… --app-code …" };
  await desk.types("at-the-desk-plan", ["photos", ...account, "--dry-run"], { shown: `${typed.shown} --dry-run` });
  await desk.types("at-the-desk-budget", ["photos", ...account, "--max-paid", "5"], {
    shown: `${typed.shown} --max-paid 5`,
  });
  await desk.types("at-the-desk", ["photos", ...account], typed);
  desk.report("at-the-desk-report", "cutouts/cutout-report.html");
  await desk.types("at-the-desk-again", ["photos", ...account], typed);
  desk.place.write({ "photos/shoes/slippers.jpg": await support.photo(20) });
  await desk.types("at-the-desk-one-more", ["photos", ...account], typed);
  desk.report("at-the-desk-one-more-report", "cutouts/cutout-report.html");
}
