import { printResults, type ResultsDocument } from "../../src/report/results.js";

/** What a program reads that opens the results. */
export function resultsDocument(of: Parameters<typeof printResults>[0]): ResultsDocument {
  return JSON.parse([...printResults(of)].join(""));
}
