/** Runs a private repository against a service that refuses in one way after the other. */
export async function operator({ repository, service, folder, support }) {
  const files = {};
  for (const [i, name] of ["a", "b", "c", "d"].entries()) files[`photos/${name}.jpg`] = await support.photo(i);
  const shop = await repository({ files, private: true });
  const paid = await service();
  const inputs = { service: paid.url.href, "app-code": paid.appCode, "image-urls": "serve", deliver: "commit" };
  const event = { event: "push" };
  await shop.job("no-code", { ...inputs, "app-code": "" }, event);
  await shop.job("wrong-code", { ...inputs, "app-code": "wrong" }, event);
  paid.change({
    rules: [
      { on: "submit", act: { kind: "reply", reply: support.gatewayRefusal(404, "I404NF", "API not found with path") } },
    ],
  });
  await shop.job("not-there", inputs, event);
  paid.change({ rules: [] });
  await shop.job("refused-connection", { ...inputs, service: "http://127.0.0.1:9/" }, event);
  const far = { ...inputs, service: "https://198.51.100.7", "image-urls": "auto" };
  await shop.job("no-way-plan", { ...far, "dry-run": "true" }, event);
  await shop.job("no-way", far, event);
  await shop.job("no-such-name", { ...far, service: "https://no-such-service.invalid" }, event);
  paid.change({ credits: 2 });
  await shop.job("credit-gone", { ...inputs, concurrency: "1" }, event);
  paid.change({ credits: 100 });
  await shop.job("paid-up", inputs, event);

  const desk = folder(files);
  await desk.types("desk-wrong-code", ["photos", "--service", paid.url.href, "--app-code", "wrong"], {
    shown: "photos --service https://… --app-code …",
  });
  await desk.types("desk-refused-connection", ["photos", "--service", "http://127.0.0.1:9/", "--app-code", "x"]);
  await desk.types("desk-deliver", ["photos", "--deliver", "commit"]);
}
