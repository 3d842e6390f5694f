/* Answers in the fragment of an address: compressed, as text for a link or as digits for a code. */

/** @import { AnswerRecord } from "../types.d.ts" */
import { pack, unpack } from "./packing.js";
import { latestDay } from "./record.js";

const VERSION = 1;
/** What a browser's address bar, a message and a QR code's link can hold for sure. */
const LONGEST = 30_000;
/** What a link may unfold to: more than the largest of ours, and less than a browser notices. */
const MOST_INFLATED = 1 << 20;
const FRAGMENT = /^#answers(?<form>10)?=(?<text>.*)$/s;
/** Seven bytes are the most that a number of digits holds well: 17 for 56 bits. */
const GROUP = { bytes: 7, digits: 17 };

/**
 * Writes answers as the bytes of a link.
 * @param {string} site
 * @param {AnswerRecord[]} records
 * @param {string[]} ids of the guide's questions
 * @returns {Promise<Uint8Array>}
 */
export async function toBytes(site, records, ids) {
  const { dense, chance } = pack(site, records, ids);
  const small = await through(dense, new CompressionStream("deflate-raw"), Number.POSITIVE_INFINITY);
  const length = small?.length ?? 0;
  return Uint8Array.from([VERSION, length >> 16, (length >> 8) & 255, length & 255, ...(small ?? []), ...chance]);
}

/**
 * Writes bytes as a fragment; null where they are too many for a link.
 * @param {Uint8Array} bytes
 * @returns {string | null}
 */
export function toFragment(bytes) {
  // Browsers that lack `toBase64` have `btoa`.
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const fragment = `#answers=${text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
  return fragment.length <= LONGEST ? fragment : null;
}

/**
 * Writes bytes as digits, of which a QR code holds the most.
 * @param {Uint8Array} bytes
 * @returns {[name: string, digits: string]} the fragment in two parts
 */
export function toDigits(bytes) {
  let digits = "";
  for (let at = 0; at < bytes.length; at += GROUP.bytes) {
    const group = bytes.subarray(at, at + GROUP.bytes);
    const value = group.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    digits += String(value).padStart(digitsFor(group.length), "0");
  }
  return ["#answers10=", digits];
}

/** Whether an address carries answers. @param {string} fragment */
export function carriesAnswers(fragment) {
  return FRAGMENT.test(fragment);
}

/**
 * Reads a fragment that anybody may have made. Nothing of it is trusted: its length, what it unfolds to and each record
 * are checked.
 * @param {string} fragment
 * @param {string[]} ids of the guide's questions
 * @returns {Promise<{site: string, records: AnswerRecord[], rejected: number} | {problem: string}>} `problem` names a word
 *   that says why
 */
export async function fromFragment(fragment, ids) {
  const { form = "", text = "" } = FRAGMENT.exec(fragment)?.groups ?? {};
  const bytes = fragment.length > 3 * LONGEST ? null : form ? bytesOfDigits(text) : bytesOfText(text);
  if (!bytes || bytes.length < 4) {
    return { problem: "linkDamaged" };
  }
  const [version = 0, high = 0, middle = 0, low = 0] = bytes;
  if (version > VERSION) {
    return { problem: "linkNewer" };
  }
  const end = 4 + (high << 16) + (middle << 8) + low;
  const dense = version === VERSION && end <= bytes.length
    ? await through(bytes.subarray(4, end), new DecompressionStream("deflate-raw"), MOST_INFLATED)
    : null;
  const found = dense && unpack({ dense, chance: bytes.subarray(end) }, ids);
  if (!found) {
    return { problem: "linkDamaged" };
  }
  const latest = latestDay();
  const records = found.records.filter((record) => record.day <= latest);
  return { ...found, records, rejected: found.rejected + found.records.length - records.length };
}

/**
 * @param {Uint8Array} bytes
 * @param {GenericTransformStream} stream
 * @param {number} most
 * @returns {Promise<Uint8Array | null>} nothing where the bytes can't go through, or where more than that comes out
 */
async function through(bytes, stream, most) {
  const writer = stream.writable.getWriter();
  // What goes wrong here is said by the other end.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      chunks.push(next.value);
      size += next.value.length;
      if (size > most) {
        await reader.cancel();
        return null;
      }
    }
  } catch {
    return null;
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** @param {string} text */
function bytesOfText(text) {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}

/** @param {string} text */
function bytesOfDigits(text) {
  /** @type {number[]} */
  const bytes = [];
  for (let at = 0; at < text.length; at += GROUP.digits) {
    const digits = text.slice(at, at + GROUP.digits);
    const count = Array.from({ length: GROUP.bytes }, (_, one) => one + 1).find((one) =>
      digitsFor(one) === digits.length
    );
    if (!count || !/^\d+$/.test(digits) || BigInt(digits) >> BigInt(8 * count)) {
      return null;
    }
    for (let place = count - 1; place >= 0; place -= 1) {
      bytes.push(Number((BigInt(digits) >> BigInt(8 * place)) & 255n));
    }
  }
  return Uint8Array.from(bytes);
}

/** @param {number} bytes */
function digitsFor(bytes) {
  return Math.ceil(bytes * 8 * Math.log10(2));
}
