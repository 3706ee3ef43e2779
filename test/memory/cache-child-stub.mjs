// Stands in for the cache's child: says who it is and where it stands, or hangs, or dies, by the key that it is asked for.
process.once("disconnect", () => process.exit());
process.on("message", ({ directory, request: { key } }) => {
  if (key === "hang") return;
  if (key === "die") process.exit(7);
  if (key === "complain") process.send({ kind: "said", text: "Failed to save: Unable to reserve the key\n" });
  process.send({ kind: "found", key: `${process.pid} ${directory}` });
});
