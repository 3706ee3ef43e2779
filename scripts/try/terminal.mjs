export const COLUMNS = 80;

const PIECES = /\p{Cc}\[([\d;]*)([A-Za-z])|\r|\n|[^\p{Cc}]/gu;
const STYLES = { 1: "bold", 2: "dim", 31: "red", 32: "green", 33: "yellow", 36: "cyan" };

/**
 * What a terminal of 80 columns shows of what was written to it, as HTML; `drawn` are the states of lines that were drawn
 * anew and are gone, such as a progress bar's.
 */
export function terminalHtml(text) {
  const lines = [[]];
  const drawn = [];
  let [column, style] = [0, ""];
  for (const [piece, code, letter] of text.matchAll(PIECES)) {
    if (letter === "m") style = STYLES[code] ?? "";
    else if (letter === "K") drawn.push(...clear(lines.at(-1), column));
    else if (piece === "\r") column = 0;
    else if (piece === "\n") lines.push([]);
    else if (letter === undefined) {
      if (column === COLUMNS) [column] = [0, lines.push([])];
      lines.at(-1)[column++] = { piece, style };
    }
    if (piece === "\n") column = 0;
  }
  return { shown: lines.map(lineHtml).join("\n"), drawn: [...new Set(drawn)] };
}

function clear(line, column) {
  const gone = line.splice(column);
  return gone.length === 0 ? [] : [lineHtml(gone)];
}

function lineHtml(cells) {
  return Array.from(cells, (cell = { piece: " ", style: "" }) => {
    const piece = escapeHtml(cell.piece);
    return cell.style === "" ? piece : `<i class="${cell.style}">${piece}</i>`;
  }).join("");
}

export function escapeHtml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
