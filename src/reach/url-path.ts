/** A path with `/` as the path of a URL: each segment percent-encoded, as RFC 3986 has it. */
export function urlPath(path: string): string {
  return path.split("/").map(segment).join("/");
}

/** The service's fetcher refuses what is not ASCII; what encodeURIComponent leaves over trips shells and Markdown. */
function segment(text: string): string {
  // Half a surrogate pair, as Windows allows in names, has no UTF-8 and would make encodeURIComponent throw.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD")).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
