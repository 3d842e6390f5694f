/* Moving answers to another device by a link or a code: all of them are in its address, and nothing is sent. */

/** @import { BankItem } from "../types.d.ts" */
import { toBytes, toDigits, toFragment } from "../core/link.js";
import { button, element } from "../lib/dom.js";
import { pageInfo } from "../lib/page.js";
import { say } from "../lib/words.js";
import { drawCode } from "./code.js";
import { message } from "./restore.js";
import { allAnswers, saveCopy } from "./save.js";

/** Builds what unfolds. @param {BankItem[]} bank */
export function openMove(bank) {
  const fold = /** @type {HTMLDetailsElement} */ (element("details", "sc-fold sc-move"));
  const place = element("div", "sc-preview");
  fold.append(element("summary", "", say("moveTitle")), place);
  fold.ontoggle = () => void (fold.open ? fill(place, bank) : place.replaceChildren());
  return fold;
}

/**
 * @param {HTMLElement} place
 * @param {BankItem[]} bank
 */
async function fill(place, bank) {
  const records = allAnswers();
  const address = hostedAddress();
  const problem = records.length === 0
    ? "moveNothing"
    : address === null
    ? "moveFolder"
    : "CompressionStream" in globalThis
    ? ""
    : "moveOld";
  if (problem || address === null) {
    place.replaceChildren(element("p", "", say(problem)), ...(records.length > 0 ? [saveButton(place)] : []));
    return;
  }
  const bytes = await toBytes(pageInfo().site, records, bank.map((item) => item.id));
  const fragment = toFragment(bytes);
  if (fragment === null) {
    place.replaceChildren(element("p", "", say("moveLarge", { count: records.length })), saveButton(place));
    return;
  }
  const [name, digits] = toDigits(bytes);
  const code = await drawCode(address + name, digits, say("moveCode", { count: records.length })).catch(() => null);
  place.replaceChildren(
    element("p", "", say(code ? "moveAbout" : "moveLink", { count: records.length })),
    ...(code ? [code] : []),
    ...linkField(address + fragment),
  );
}

/**
 * Finds the address under which another device reaches this page: a page in a folder names the one on the web, if any.
 * @returns {string | null} without a fragment
 */
function hostedAddress() {
  const { href, protocol } = location;
  const hosted = protocol === "file:"
    ? /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"))?.href
    : href;
  return hosted?.startsWith("http") ? hosted.replace(/[?#].*$/s, "") : null;
}

/** @param {string} link */
function linkField(link) {
  const field = document.createElement("input");
  Object.assign(field, { type: "text", readOnly: true, value: link, className: "sc-link", id: "selfcheck-link" });
  const label = document.createElement("label");
  label.htmlFor = field.id;
  label.textContent = say("moveField");
  const status = element("div", "sc-status");
  status.setAttribute("role", "status");
  const copy = button(say("moveCopy"));
  copy.onclick = async () => {
    field.select();
    // Without a clipboard, what is selected can be copied by hand.
    const isCopied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
    status.replaceChildren(element("p", "", say(isCopied ? "moveCopied" : "moveSelected")));
  };
  const acts = element("div", "sc-acts");
  acts.append(copy);
  return [label, field, acts, status];
}

/** @param {HTMLElement} place */
function saveButton(place) {
  const save = button(say("saveCopy"));
  save.onclick = () => {
    const said = message(say("copySaved", { name: saveCopy() }));
    place.replaceChildren(said);
    said.focus();
  };
  return save;
}
