/* What a service worker decides: which file an address asks for, where a version's files come from, what may be deleted. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { addressOf, fileAt, isFolder } from "../../hooks/theme/worker/address.js";
import { onlyVersion, removable } from "../../hooks/theme/worker/choice.js";
import { cacheOf, cacheOfPages, versionOf } from "../../hooks/theme/worker/names.js";
import { plan } from "../../hooks/theme/worker/plan.js";
import { partOf, rangeOf } from "../../hooks/theme/worker/range.js";

/** @import { Files } from "../../hooks/theme/worker/types.d.ts" */

const SCOPE = "https://host.test/a%20guide/";
const NAMES = [
  "index.html",
  "workloads.html",
  "deep/index.html",
  "deep/page.html",
  "assets/50 %.js",
  "assets/ü'(1)!.js",
];
/** @type {Files} */
const FILES = Object.fromEntries(NAMES.map((name) => [name, "hash"]));

/** What it is | the address behind the scope | the file. @type {[string, string, string | null][]} */
const ADDRESSES = [
  ["the folder itself", "", "index.html"],
  ["its page by name", "index.html", "index.html"],
  ["a query", "workloads.html?q=canary", "workloads.html"],
  ["a query of the folder", "?source=app", "index.html"],
  ["a fragment", "workloads.html#rag?x", "workloads.html"],
  ["a folder below", "deep/", "deep/index.html"],
  ["a folder without its slash", "deep", null],
  ["an address as some hosts write it", "workloads", "workloads.html"],
  ["a file with a percent sign", "assets/50%20%25.js", "assets/50 %.js"],
  ["a percent sign with nothing behind it", "assets/50%", null],
  ["a file that is not there", "gone.html", null],
  ["a word that objects have", "constructor", null],
  ["two slashes", "/index.html", null],
];

for (const [what, address, file] of ADDRESSES) {
  Deno.test(`an address leads to its file: ${what}`, () => {
    assert.equal(fileAt(SCOPE + address, SCOPE, FILES), file);
  });
}

Deno.test("an address outside of the site's folder leads to no file", () => {
  for (
    const address of ["https://host.test/index.html", "https://other.test/a%20guide/", "https://host.test/a%20guide"]
  ) {
    assert.equal(fileAt(address, SCOPE, FILES), null);
  }
});

Deno.test("a folder is known without its slash, and a page is none", () => {
  const found = ["deep", "deep?q=1", "deep/", "workloads", ""].map((one) => isFolder(SCOPE + one, SCOPE, FILES));

  assert.deepEqual(found, [true, true, false, false, false]);
});

Deno.test("every file has an address, however it is called", () => {
  const name = fc.string({ minLength: 1, unit: "grapheme" }).filter((one) =>
    !/^\.{1,2}$|\/|[\uD800-\uDFFF](?![\uDC00-\uDFFF])/.test(one)
  );
  fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), (parts) => {
    const file = `${parts.join("/")}.html`;
    assert.equal(fileAt(addressOf(file, SCOPE), SCOPE, { [file]: "hash" }), file);
  }));
});

Deno.test("a cache belongs to one site and one version", () => {
  const version = "0123456789abcdef";
  const scopes = ["https://host.test/", "https://host.test/a/", "https://host.test/a/b/", SCOPE];
  for (const scope of scopes) {
    const found = scopes.filter((other) => versionOf(cacheOf(scope, version), other) === version);
    assert.deepEqual(found, [scope]);
    assert.equal(versionOf(cacheOfPages(scope), scope), null);
  }
  for (const other of ["", "workbox-precache", "offline-1 / 0123", "offline-2 /a/ 0123456789abcdef"]) {
    assert.equal(versionOf(other, "https://host.test/a/"), null);
  }
});

Deno.test("only what changed is downloaded, and what is moved is copied", () => {
  const wanted = { "a.html": "1", "b.html": "2", "c.js": "3", "moved.css": "4", "new.js": "5" };
  const others = new Map([["old", { "a.html": "1", "b.html": "0", "before.css": "4" }]]);

  assert.deepEqual(plan(wanted, new Set(["c.js"]), others), {
    stored: ["c.js"],
    copies: [{ file: "a.html", cache: "old", from: "a.html" }, { file: "moved.css", cache: "old", from: "before.css" }],
    downloads: ["b.html", "new.js"],
  });
});

const hashes = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e"), fc.constantFrom("1", "2", "3"));

Deno.test("each file of a version comes from one place, with the content that the version lists", () => {
  fc.assert(fc.property(hashes, fc.array(hashes), fc.subarray(["a", "b", "c"]), (wanted, others, done) => {
    const kept = new Map(others.map((files, at) => [String(at), files]));

    const { stored, copies, downloads } = plan(wanted, new Set(done), kept);

    const found = [...stored, ...downloads, ...copies.map(({ file }) => file)];
    assert.deepEqual(found.sort(), Object.keys(wanted).sort());
    for (const { file, cache, from } of copies) {
      assert.equal(kept.get(cache)?.[from], wanted[file]);
    }
    const everywhere = new Set(others.flatMap((files) => Object.values(files)));
    assert.ok(downloads.every((file) => !everywhere.has(wanted[file] ?? "")));
  }));
});

const kept = [
  { version: "newest", isComplete: true },
  { version: "open", isComplete: true },
  { version: "closed", isComplete: true },
  { version: "begun", isComplete: false },
];

Deno.test("a version goes when no page uses it, and one that was begun only for a newer one", () => {
  const used = new Set(["open", "network"]);

  assert.deepEqual(removable(kept, used, "newest", { hasJustBegun: false }), ["closed"]);
  assert.deepEqual(removable(kept, used, "newest", { hasJustBegun: true }), ["closed", "begun"]);
});

Deno.test("among two versions none is guessed", () => {
  assert.deepEqual([[], ["one"], ["one", "two"]].map(onlyVersion), [null, "one", null]);
});

/** The header | the bytes of ten. @type {[string | null, ReturnType<typeof rangeOf>][]} */
const RANGES = [
  ["bytes=0-3", { first: 0, last: 3 }],
  ["bytes=4-", { first: 4, last: 9 }],
  ["bytes=-4", { first: 6, last: 9 }],
  ["bytes=-40", { first: 0, last: 9 }],
  ["bytes=8-40", { first: 8, last: 9 }],
  ["bytes=10-", "outside"],
  ["bytes=-0", "outside"],
  ["bytes=5-2", null],
  ["bytes=-", null],
  ["bytes=0-1,4-5", null],
  ["lines=0-1", null],
  [null, null],
];

for (const [header, range] of RANGES) {
  Deno.test(`a part of a file is what was asked for: ${header}`, () => assert.deepEqual(rangeOf(header, 10), range));
}

Deno.test("a part says which it is of how much", async () => {
  const whole = () => new Response("0123456789", { headers: { "Content-Type": "text/plain" } });
  const part = await partOf(whole(), "bytes=2-4");
  const outside = await partOf(whole(), "bytes=20-");

  assert.deepEqual([part.status, await part.text()], [206, "234"]);
  assert.equal(part.headers.get("Content-Range"), "bytes 2-4/10");
  assert.equal(part.headers.get("Content-Type"), "text/plain");
  assert.deepEqual([outside.status, outside.headers.get("Content-Range")], [416, "bytes */10"]);
  assert.equal(await (await partOf(whole(), "bytes=5-2")).text(), "0123456789");
});
