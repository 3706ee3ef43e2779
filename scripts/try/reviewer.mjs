/** Reads what the free engine's run says on a pull request with two good pictures, a doubtful one, and one that is no product. */
export async function reviewer({ repository, support, example }) {
  const shop = await repository({
    files: { "photos/lamp.jpg": example("lamp.jpg") },
    topic: {
      "photos/mug.jpg": example("mug.jpg"),
      "photos/plant.JPG": example("plant.JPG"),
      "photos/faint.jpg": await faint(),
      "photos/wall.jpg": await wall(),
    },
  });
  const inputs = { "changed-only": "true", deliver: "commit" };
  const event = { ref: "topic", event: "pull_request" };
  await shop.job("pushed", inputs, event);
  shop.show("comment", "page", shop.talk.list[0]?.body ?? "");
  support.commitTo(shop.bare, "topic", { "photos/wall.jpg": example("toys/car.jpg") }, "A better picture");
  await shop.job("mended", inputs, event);
  shop.show("mended-comment", "page", shop.talk.list[0]?.body ?? "");
  await shop.job("gate", { ...inputs, require: "confidence >= 0.99, min-subject: 2000", "dry-run": "true" }, event);
  shop.show("gate-comment", "page", shop.talk.list[0]?.body ?? "");
}

async function drawn(svg) {
  const { default: sharp } = await import("sharp");
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}

/** A grey jug on a grey ground. */
function faint() {
  return drawn(`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="420"><rect width="480" height="420" fill="#c9c9cb"/>
<ellipse cx="240" cy="220" rx="110" ry="140" fill="#c2c3c5"/><rect x="330" y="160" width="60" height="20" fill="#bcbdbf"/></svg>`);
}

/** Nothing but a wall. */
function wall() {
  return drawn(
    `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="420"><rect width="480" height="420" fill="#b5a99a"/></svg>`,
  );
}
