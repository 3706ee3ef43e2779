/** Has a folder of pictures and a terminal, and has read the first screen of README. */
export async function newcomer({ folder, example }) {
  const desk = folder({
    "photos/lamp.jpg": example("lamp.jpg"),
    "photos/mug.jpg": example("mug.jpg"),
    "photos/plant.JPG": example("plant.JPG"),
    "photos/broken.jpg": example("mug.jpg").subarray(0, 9_000),
    "photos/old.gif": "GIF89a\x01\0\x01\0",
    "notes.txt": "to do",
  });
  await desk.types("nothing", []);
  await desk.types("help", ["--help"]);
  await desk.types("typo", ["photoz"]);
  await desk.types("flag", ["photos", "--backgroud", "white"]);
  await desk.types("colour", ["photos", "--background", "white"]);
  await desk.types("canvas", ["photos", "--canvas", "big", "--format", "gif", "--margin", "lots"]);
  await desk.types("elsewhere", ["/var/photos"]);
  await desk.types("plan", ["photos", "--dry-run"]);
  await desk.types("first", ["photos"]);
  desk.report("first-report", "cutouts/cutout-report.html");
  await desk.types("again", ["photos"]);
  await desk.types("white", ["photos", "--background", "#ffffff", "--format", "jpg", "--output", "white"]);
  await desk.types("one-file", ["photos/mug.jpg", "-o", "mug.webp"]);
  desk.place.write({ "mine/mug.png": "made by hand" });
  await desk.types("own-file", ["photos/mug.jpg", "--output", "mine/{name}.png"]);
  await desk.types("pipe", ["photos", "--force"], { after: " | head -2" });
  await desk.types("service", ["photos", "--service", "alibaba"]);
}
