// A pack brings what is not there yet, as what it is.
import assert from "node:assert/strict";
import test from "node:test";

import { listChanged, nameDelta, patch, readText, typeOf } from "../../../overrides/components/saving/saving.js";

const MANIFEST = {
  bundle: "da.1.json",
  files: { "": ["aa", 1], "kurser/": ["bb", 2], "kalender.ics": ["cc", 3] },
  types: { html: "text/html", ics: "text/calendar" },
};

test("the first time, everything is fetched", () => {
  assert.deepEqual(listChanged(MANIFEST), ["", "kurser/", "kalender.ics"]);
});

test("later, only what changed", () => {
  const old = { cache: "da.0", date: "2026-11-01", files: { "": "aa", "kurser/": "old", "gone/": "dd" } };

  assert.deepEqual(listChanged(MANIFEST, old), ["kurser/", "kalender.ics"]);
});

for (const [uri, type] of [["", "text/html"], ["ar/kurser/", "text/html"], ["kalender.ics", "text/calendar"], ["x", "text/plain"]]) {
  test(`»${uri}« is ${type}`, () => {
    assert.equal(typeOf(MANIFEST, uri), type);
  });
}

test("a text is what stands under its address in all columns", () => {
  const columns = [{ "": "<a>", "kurser/": "<b>" }, { "": "one" }, { "": "</a>", "kurser/": "</b>" }];

  assert.equal(readText(columns, ""), "<a>one</a>");
  assert.equal(readText(columns, "kurser/"), "<b></b>");
  assert.equal(readText(columns, "font.woff2"), "");
});

test("a pack of an earlier site is brought forward by one file", () => {
  const manifest = { bundle: "ar.c.json", since: ["x", "a", "b"] };

  assert.equal(nameDelta("ar", manifest, { bundle: "ar.a.json" }), "ar.a.c.json");
});

test("a pack that is new, unknown or of an older phone has no such file", () => {
  const manifest = { bundle: "ar.c.json", since: ["a", "b", "c"] };

  assert.equal(nameDelta("ar", manifest), "");
  assert.equal(nameDelta("ar", manifest, {}), "");
  assert.equal(nameDelta("ar", { bundle: "ar.c.json" }, { bundle: "ar.a.json" }), "");
  assert.equal(nameDelta("ar", manifest, { bundle: "ar.zz.json" }), "");
  assert.equal(nameDelta("ar", manifest, { bundle: "ar.c.json" }), "");
});

test("a text is made from an older one, counted as browsers count letters", () => {
  assert.equal(patch("😀 kl. 12 og 13", [[0, 7], "14:30", [9, 12]]), "😀 kl. 14:30 og");
});
