/* A part of a stored file, for a request that asks for one. */

/**
 * Returns the first and the last byte that a request asks for; null where it is to have the whole file.
 * @param {string | null} header such as "bytes=0-99"
 * @param {number} size
 * @returns {{ first: number, last: number } | "outside" | null}
 */
export function rangeOf(header, size) {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  const [, from = "", to = ""] = found ?? [];
  if (!found || (from === "" && to === "")) {
    return null;
  }
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && from !== "" && Number(to) < first) {
    return null;
  }
  return first < size && !(from === "" && Number(to) === 0) ? { first, last } : "outside";
}

/**
 * @param {Response} whole
 * @param {string | null} header
 */
export async function partOf(whole, header) {
  if (!header) {
    return whole;
  }
  const body = await whole.clone().blob();
  const range = rangeOf(header, body.size);
  if (range === null) {
    return whole;
  }
  const headers = new Headers(whole.headers);
  if (range === "outside") {
    headers.set("Content-Range", `bytes */${body.size}`);
    return new Response(null, { status: 416, headers });
  }
  const { first, last } = range;
  headers.set("Content-Range", `bytes ${first}-${last}/${body.size}`);
  return new Response(body.slice(first, last + 1), { status: 206, headers });
}
