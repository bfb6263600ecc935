// A number is looked up by any part of it, and a question by its telling words.
import assert from "node:assert/strict";
import test from "node:test";

import { findNumber, keyWords, readDigits } from "../../../overrides/components/lookup/lookup.js";

const CONTACTS = [
  ["contact", "kontoret", "Kontoret", "", "", "", "+4532123456"],
  ["contact", "skolen", "Skolen", "", "", "", "+4534412345 +46812345678"],
];

for (const [query, digits] of [["32 12", "3212"], ["+45 32", "4532"], ["0045 32", "4532"], ["bolig 3", null], ["", null]]) {
  test(`»${query}« asks for ${digits}`, () => {
    assert.equal(readDigits(query), digits);
  });
}

test("any part of any number finds whose it is", () => {
  assert.deepEqual(findNumber(CONTACTS, "3212"), ["kontoret"]);
  assert.deepEqual(findNumber(CONTACTS, "4681"), ["skolen"]);
  assert.deepEqual(findNumber(CONTACTS, "345"), ["kontoret", "skolen"]);
});

test("small words are left out, unless there are no others", () => {
  assert.equal(keyWords("Who is the caseworker?"), "caseworker");
  assert.equal(keyWords("who"), "who");
  assert.equal(keyWords("من السكن"), "من السكن");
});
