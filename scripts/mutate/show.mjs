const wanted = 0.85;
const noticed = ["killed", "timed out", "equivalent", "refused"];

/** Prints the survivors and the score of a folder, and tells whether that is enough. */
export function show(folder, results) {
  const count = (outcome) => results.filter((each) => each.outcome === outcome).length;
  for (const { path, line, original, replacement, outcome } of results) {
    if (noticed.includes(outcome)) continue;
    console.log(`${path}:${line}  ${short(original)}  →  ${short(replacement) || "(taken out)"}  ${outcome}`);
  }
  const killed = count("killed") + count("timed out");
  const judged = results.length - count("equivalent") - count("refused");
  const share = judged === 0 ? 1 : killed / judged;
  console.log(
    `${folder}: ${(100 * share).toFixed(1)} % of ${judged} killed, ${count("timed out")} of them by a time limit; ${count("survived")} survived, ${count("not reached")} not reached, ${count("late")} too late to tell; left out: ${count("refused")} that the tests let pass and the compiler refuses, ${count("equivalent")} equivalent`,
  );
  return share >= wanted;
}

function short(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}
