// The worker keeps what is ours, and answers only for it.
import assert from "node:assert/strict";
import test from "node:test";

import {
  bare, langOf, listOurs, listSurplus, mayKeep, offlineLangs, wayOf, writeLinks,
} from "../../../overrides/assets/worker/rules.js";

const SCOPE = "https://by.example/ny/";
const FOLDERS = { da: "", ar: "ar/", ti: "ti/" };
const WELL = { ok: true, redirected: false };

for (const [path, way] of [
  ["kurser/", "page"], ["search.json", "page"], ["assets/app.js", "asset"], ["offline/da.json", "browser"],
]) {
  test(`${path} is answered by way of ${way}`, () => {
    assert.equal(wayOf({ method: "GET", url: SCOPE + path }, SCOPE), way);
  });
}

test("what is sent, and what is another's, is left to the browser", () => {
  assert.equal(wayOf({ method: "POST", url: SCOPE }, SCOPE), "browser");
  assert.equal(wayOf({ method: "GET", url: "https://by.example/andet/" }, SCOPE), "browser");
});

test("a page's folder tells its language", () => {
  assert.equal(langOf(`${SCOPE}ar/kurser/?x#y`, SCOPE, FOLDERS), "ar");
  assert.equal(langOf(`${SCOPE}kurser/`, SCOPE, FOLDERS), "da");
  assert.equal(langOf(SCOPE, SCOPE, FOLDERS), "da");
});

test("packs, mistakes and detours are not kept", () => {
  assert.ok(mayKeep(`${SCOPE}kurser/`, WELL, SCOPE));
  assert.ok(mayKeep(`${SCOPE}offline/da.html`, WELL, SCOPE));
  assert.ok(!mayKeep(`${SCOPE}offline/da.json`, WELL, SCOPE));
  assert.ok(!mayKeep(SCOPE, { ok: false, redirected: false }, SCOPE));
  assert.ok(!mayKeep(SCOPE, { ok: true, redirected: true }, SCOPE));
});

test("of a page, what is ours is kept once, and the worker itself is not", () => {
  const urls = [`${SCOPE}#a`, SCOPE, `${SCOPE}sw.js`, "https://other.example/x"];

  assert.deepEqual(listOurs(urls, SCOPE), [SCOPE]);
  assert.equal(bare(`${SCOPE}?q=x#y`), SCOPE);
});

test("of many scripts the oldest are let go, and no page is", () => {
  const scripts = Array.from({ length: 122 }, (_, at) => `${SCOPE}assets/app.da.${at}.js`);

  const kept = [SCOPE, ...scripts, "https://by.example/andet/assets/x.js"];
  assert.deepEqual(listSurplus(kept, [], SCOPE), scripts.slice(0, 2));
  assert.deepEqual(listSurplus(kept, [SCOPE, scripts[0]], SCOPE), scripts.slice(1, 3)); // such as the font, which came first
  assert.deepEqual(listSurplus([SCOPE, ...scripts.slice(2)], [], SCOPE), []);
});

test("no address breaks out of its link", () => {
  assert.equal(writeLinks({ [`${SCOPE}"><b>/`]: "Kurser" }), `<li><a href="${SCOPE}%22%3E%3Cb%3E/">Kurser</a></li>`);
});

test("without a connection, the language that was asked for comes first, then the one that is read, then any", () => {
  assert.deepEqual(offlineLangs("ti", `${SCOPE}ar/kurser/`, SCOPE, FOLDERS), ["ti", "ar", "da"]);
  assert.deepEqual(offlineLangs("ti", "", SCOPE, FOLDERS), ["ti", "da", "ar"]);
  assert.deepEqual(offlineLangs("da", "https://other.example/ar/", SCOPE, FOLDERS), ["da", "ar", "ti"]);
});
