// What a reader passes on stays one text in one place, whatever it holds.
import assert from "node:assert/strict";
import test from "node:test";

import { addTo } from "../../../overrides/components/wrong/wrong.js";

test("a message gets a line more, a form its field", () => {
  assert.equal(addTo("sms:+4532123456?body=x", "a & b\n\n\nc"), "sms:+4532123456?body=x%0Aa%20%26%20b%0Ac");
  assert.equal(addTo("https://forge.example/new?title=x", "a=b&c"), "https://forge.example/new?title=x&wrong=a%3Db%26c");
});

test("it has an end", () => {
  assert.equal(decodeURIComponent(addTo("sms:1?body=", "ا".repeat(10_000))).length, "sms:1?body=\n".length + 600);
});

test("a long text is never cut within a letter", () => {
  assert.equal(addTo("sms:1", `a${"😀".repeat(300)}`).endsWith("%F0%9F%98%80"), true);
});
