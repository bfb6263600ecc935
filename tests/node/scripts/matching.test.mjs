// What readers type finds what they mean.
import assert from "node:assert/strict";
import test from "node:test";

import { bones, fold, isNear, rank, read } from "../../../overrides/components/search/matching.js";

const record = (address, title, text = "", kind = "course") => [kind, address, title, "", "", text, ""];
const RECORDS = read([
  record("sy/", "Syning", "Lær at sy tøj"),
  record("skole/", "مدرسة", "تعلم اللغة"),
  record("bolig/", "Bolig", "Find et sted at bo. Syning nævnes her", "page"),
  record("work/", "ስራሕ", "ንደቂ ተባዕትዮ"),
  record("robota/", "Робота", "Співбесіда, ґанок"),
  record("kar/", "کار", "پنجشنبه، گفتگو"),
  record("xafiis/", "Xafiiska", "Shaqo"),
]);
const find = (query) => rank(RECORDS, query).map(({ address }) => address);

for (const [query, first] of [
  ["syning", "sy/"], // the whole word
  ["syn", "sy/"], // its beginning
  ["SYNING!", "sy/"], // however it is written
  ["synnig", "sy/"], // two letters changed places
  ["المدرسة", "skole/"], // with its article
  ["madrasa", "skole/"], // in Latin letters, by its consonants
  ["ስራሕ", "work/"],
  ["ሥራሕ", "work/"], // another letter of the same sound
  ["robota", "robota/"], // Cyrillic in Latin letters
  ["spivbesida", "robota/"],
  ["ганок", "robota/"], // a letter that many keyboards do not have
  ["كار", "kar/"], // Persian on an Arabic keyboard
  ["panjshanbe", "kar/"], // Persian in Latin letters
  ["hafiiska", "xafiis/"], // Somali as it sounds to others
]) {
  test(`${query} finds ${first}`, () => {
    assert.equal(find(query)[0], first);
  });
}

test("a title counts for more than a text", () => {
  assert.deepEqual(find("syning"), ["sy/", "bolig/"].slice(0, find("syning").length));
});

test("what nobody has finds nothing", () => {
  assert.deepEqual(find("qzx"), []);
});

test("letters that are written for one another are the same", () => {
  assert.equal(fold("Ærø Å"), "aeroe aa");
  assert.equal(fold("أُمّة"), fold("امه"));
});

test("words of one sound have the same bones", () => {
  assert.equal(bones("madrasa"), bones("مدرسة"));
});

test("one slip is near, and two are not", () => {
  assert.ok(isNear("bolig", "boligg", 1));
  assert.ok(isNear("bolig", "bloig", 1));
  assert.ok(!isNear("bolig", "blgi", 1));
});
