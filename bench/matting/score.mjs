/** Opacities against the truth: intersection over union above one half, and mean absolute error. */
export function score(got, truth) {
  let both = 0;
  let either = 0;
  let error = 0;
  for (let i = 0; i < truth.length; i++) {
    const wanted = truth[i] > 127;
    const given = got[i] > 127;
    if (wanted && given) both++;
    if (wanted || given) either++;
    error += Math.abs(truth[i] - got[i]);
  }
  return { iou: either === 0 ? 1 : both / either, mae: error / 255 / truth.length };
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** One line of a table. */
export function row(name, rows) {
  const iou = rows.map((r) => r.iou);
  const cells = [mean(iou).toFixed(3), median(iou).toFixed(3), Math.min(...iou).toFixed(3)];
  return `| ${name} | ${rows.length} | ${cells.join(" | ")} | ${mean(rows.map((r) => r.mae)).toFixed(4)} |`;
}

export const HEAD = "| | n | IoU mean | median | least | MAE |\n|---|---|---|---|---|---|";
