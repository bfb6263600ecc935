// What readers type finds what they mean.
import assert from "node:assert/strict";
import test from "node:test";

import { bones, fold, hasDigitsForLetters, split, stem, writeDigitsAsLetters } from "../../../overrides/components/search/letters.js";
import { answer, isNear, rank, read, readLists } from "../../../overrides/components/search/matching.js";

const record = (address, title, text = "", kind = "course") => [kind, address, title, "", "", "", text, ""];
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
  ["ma3drasa", "skole/"], // with digits for letters that Latin lacks
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

test("a word is whole with its apostrophes, and marks around it are no part of it", () => {
  assert.deepEqual(split("I don't know, yewts'e ’MitID’ women’s"), ["i", "dont", "know", "yewtse", "mitid", "womens"]);
});

test("words of one sound have the same bones", () => {
  assert.equal(bones("madrasa"), bones("مدرسة"));
});

test("a consonant that is written twice is one, and two with a vowel between them are two", () => {
  assert.equal(bones("madrassa"), bones("madrasa"));
  assert.equal(bones("bakker"), bones("baker"));
  assert.equal(bones("backer"), bones("baker"));
  assert.equal(bones("ashshurta"), bones(fold("شرطة")));
  assert.equal(bones("навчання"), bones("navchannia"));
  assert.equal(bones("tabib"), bones("طبيب"));
  assert.notEqual(bones("tabib"), bones("تاب"));
});

test("digits stand for letters in a word of Latin letters, and in no other", () => {
  for (const [word, letters] of [["3amal", "amal"], ["7adana", "hadana"], ["5ubz", "khubz"], ["sa7a", "saha"]]) {
    assert.ok(hasDigitsForLetters(word));
    assert.equal(writeDigitsAsLetters(word), letters);
  }
  for (const word of ["112", "a1", "covid19", "2026", "عمل3"]) assert.ok(!hasDigitsForLetters(word));
});

test("one slip is near, and two are not", () => {
  assert.ok(isNear("bolig", "boligg", 1));
  assert.ok(isNear("bolig", "bloig", 1));
  assert.ok(!isNear("bolig", "blgi", 1));
});

test("a word has the stem that its endings leave, in each script", () => {
  assert.equal(stem("laereren"), stem("laerer"));
  assert.equal(stem("skatten"), stem("skat"));
  assert.equal(stem("houses"), stem("housing"));
  assert.equal(stem(fold("بالدنماركية")), stem(fold("دنماركي")));
  assert.equal(stem(fold("ኮርስታት")), stem(fold("ኮርስ")));
  assert.equal(stem(fold("ንኮርስ")), stem(fold("ኮርስ")));
});

test("an initial h is heard, and one behind another consonant is not", () => {
  assert.equal(bones("hadeel"), bones(fold("هديل")));
  assert.equal(bones("hadeel"), bones(fold("ሃዲል")));
  assert.equal(bones("shaqo"), bones("saqo"));
});

const WAY = read([
  record("cafe/", "Day care", "Children play here"),
  record("praktik/", "Virksomhedspraktik", "Try a workplace"),
  record("hadeel/", "Hadeel", "", "contact"),
  record("kursus/", "Kursus", "Every Thursday"),
]);
const ask = (query, stops = [], absent = []) => answer(WAY, query, readLists(stops, absent));

for (const [query, first] of [
  ["daycare", "cafe/"], // two words written as one
  ["work place", "praktik/"], // one word written as two
  ["praktikplads", "praktik/"], // a compound by its head
  ["virksomhedspraktk", "praktik/"], // a slip inside a compound
  ["praktk", "praktik/"],
  ["هديل", "hadeel/"], // a name in other letters
  ["ሃዲል", "hadeel/"],
  ["ኩርሱስ", "kursus/"],
  ["thursdays", "kursus/"],
]) {
  test(`${query} finds ${first}, whatever way it is written`, () => {
    assert.equal(ask(query).found[0].address, first);
  });
}

test("what says nothing weighs nothing, unless nothing else is asked", () => {
  assert.deepEqual(ask("when is the kursus", ["when", "is", "the"]).missing, []);
  assert.equal(ask("when is the kursus", ["when", "is", "the"]).found[0].address, "kursus/");
  assert.deepEqual(ask("here", ["here"]).found.map(({ address }) => address), ["cafe/"]);
});

test("two words are read as one, though one of them says nothing by itself", () => {
  const records = read([record("pas/", "Pas", "Et id med billede"), record("mitid/", "MitID")]);
  const [first] = answer(records, "hvordan får jeg mit id", readLists(["hvordan", "får", "jeg", "mit"], [])).found;
  assert.equal(first.address, "mitid/");
});

test("what the best answer does not have is told as it was typed, where that is much", () => {
  assert.deepEqual(ask("Kursus Tandlægevagt").missing, ["Tandlægevagt"]);
  assert.deepEqual(ask("qzx").missing, ["qzx"]);
  assert.deepEqual(ask("kursus thursday").missing, []);
});

test("a word that others have is said to be apart from the rest, and one that nobody has is not", () => {
  const records = read([record("laege/", "Lægevagt"), record("barn/", "Barndom"), record("by/", "By")]);
  const asking = (query) => answer(records, query);
  assert.deepEqual([asking("barndom lægevagt").missing.length, asking("barndom lægevagt").isApart], [1, true]);
  assert.deepEqual([asking("barndom qzxqzx").missing, asking("barndom qzxqzx").isApart], [["qzxqzx"], false]);
  assert.equal(asking("barndom").isApart, false);
});

test("two consonants are enough in other letters, and too few in the same", () => {
  const records = read([record("geza/", "ገዛ"), record("guz/", "guz")]);

  assert.deepEqual(rank(records, "geeza").map(({ address }) => address), ["geza/"]);
  assert.deepEqual(rank(read([record("guz/", "guz")]), "geza"), []);
});

test("a word of a short text counts for more than one of a long one", () => {
  const long = Array.from({ length: 80 }, (_, at) => `ord${at}`).join(" ");
  const records = read([record("lang/", "En", `${long} nøgle`), record("kort/", "To", "nøgle")]);

  assert.deepEqual(rank(records, "nøgle").map(({ address }) => address), ["kort/", "lang/"]);
});

test("what is only nearly there counts for less of what was asked", () => {
  const others = ["eet", "two", "tri", "fire", "fem", "seks", "syv", "otte", "ni"].map((word) => record(`${word}/`, word));
  const records = read([record("a/", "Bolig", "alfabet bravado charlie"), ...others]);

  assert.deepEqual(answer(records, "alfabet bravado charlie delta").missing, []);
  assert.deepEqual(answer(records, "alfabet bravadx charlie delta").missing, ["delta"]);
});

test("what no page answers is told, whatever is nearly like it, unless a text has the very word", () => {
  const records = read([record("a/", "Bolig", "billet pris biler"), record("b/", "Kursus", "brugt bog")]);
  const lists = readLists([], ["bil", "pris"]);

  assert.deepEqual(answer(records, "bil", lists).found, []);
  assert.deepEqual(answer(records, "brugt bil", lists).missing, ["bil"]);
  assert.deepEqual(answer(records, "pris", lists).missing, []);
  assert.equal(answer(records, "bil").found[0].address, "a/");
});

test("a word for what no page answers has endings, and a short one is not the beginning of another", () => {
  const records = read([record("bund/", "Bunden"), record("billet/", "Billetter")]);
  const lists = readLists([], ["hund", "bil"]);
  assert.deepEqual(answer(records, "hunden", lists), { found: [], missing: ["hunden"], isApart: false });
  assert.equal(answer(records, "bill", lists).found[0].address, "billet/");
});

test("a word that only has the same stem as one of a text is still one that no page answers", () => {
  const records = read([record("a/", "Kursus", "الجنسين"), record("b/", "Syning", "الخياطة")]);
  const lists = readLists([], ["جنسية", "خياطة"]);

  assert.deepEqual(answer(records, "الجنسية", lists).missing, ["الجنسية"]);
  assert.equal(answer(records, "خياطة", lists).found[0].address, "b/");
});

test("no other number is nearly the one that is asked for; parts of it find it", () => {
  const records = read([record("k/", "Bo Lund", "34412345", "contact"), record("o/", "Forening", "32123456")]);

  assert.deepEqual(answer(records, "34412346"), { found: [], missing: ["34412346"], isApart: false });
  assert.deepEqual(rank(records, "2123456").map(({ address }) => address), ["o/"]);
});

test("letters without a vowel are no sound", () => {
  const records = read([record("k/", "ኮርስ")]);

  assert.deepEqual(rank(records, "kors").map(({ address }) => address), ["k/"]);
  assert.deepEqual(rank(records, "krs"), []);
});

test("a beginning is a word only while it is typed, if it is short", () => {
  const records = read([record("a/", "Børn", "skole"), record("b/", "Sprogcenter", "dansk")]);

  assert.equal(answer(records, "sko").found[0].address, "a/");
  assert.deepEqual(answer(records, "sko ").found, []);
  assert.equal(answer(records, "sprog ").found[0].address, "b/"); // half of a compound is enough
  assert.equal(answer(records, "sko dansk").found[0].address, "b/");
});

test("what a record says counts for more than what a page mentions", () => {
  const records = read([record("p/", "Om", "frokost", "page"), record("c/", "Kursus", "frokost", "step")]);

  assert.equal(answer(records, "frokost").found[0].address, "c/");
});

test("a person and an explained word come behind what is asked for, where both are called so", () => {
  const records = read([record("t/", "Sprog", "", "term"), record("k/", "Sprog", "", "contact"), record("s/", "Sprog", "", "step")]);

  assert.deepEqual(answer(records, "sprog").found.map(({ address }) => address), ["s/", "k/", "t/"]);
});

test("a page about a thing comes before one about the site, which has words of all sorts; by its name that one is found", () => {
  const records = read([record("om/", "Om siden", "frokost", "about"), record("mad/", "Mad", "frokost", "page")]);

  assert.deepEqual(rank(records, "frokost").map(({ address }) => address), ["mad/", "om/"]);
  assert.deepEqual(rank(records, "om siden").map(({ address }) => address), ["om/"]);
});

test("whoever is called about something that is only nearly asked for is no answer; a name may be misspelt", () => {
  const records = read([record("k/", "Bo Lund", "lære", "contact"), record("m/", "Ida Holm", "integration", "contact")]);

  assert.deepEqual(rank(records, "læge"), []);
  assert.deepEqual(rank(records, "lunt").map(({ address }) => address), ["k/"]);
  assert.deepEqual(rank(records, "integrasion").map(({ address }) => address), ["m/"]); // so long a word is the same
});

test("a word for what no page answers is not parted, is known behind an article, and is found in another form", () => {
  const records = read([record("a/", "Togene", "tider"), record("b/", "Svømmehallen"), record("c/", "سكن", "كلبشات")]);
  const lists = readLists([], ["togtider", "svømmehal", "كلب"]);

  assert.deepEqual(answer(records, "togtider", lists).found, []);
  assert.deepEqual(answer(records, "الكلب", lists).found, []);
  assert.equal(answer(records, "svømmehal", lists).found[0].address, "b/");
});

test("a compound is parted into words of other forms, and one digit says nothing", () => {
  const records = read([record("a/", "Tal", "2015"), record("b/", "Frivillige", "hjælp til lektier"), record("c/", "Rejsen")]);

  assert.equal(answer(records, "lektiehjælp").found[0].address, "b/");
  assert.deepEqual(answer(records, "rejsen 2").found.map(({ address }) => address), ["c/"]);
});

test("two slips in a long word are few", () => {
  const records = read([record("a/", "Bolig", "restaurant"), record("b/", "Andet", "noget", "page")]);

  assert.equal(answer(records, "rebtaurand").found[0].address, "a/");
});
