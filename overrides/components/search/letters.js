// What words are made of, whatever letters they are written in: folded, cut, without endings, by their consonants.

// Letters that readers write for one another; the Ethiopic ones by the first of their seven or eight forms.
/** @type {Record<string, string>} */
const SAME = {
  æ: "ae", ø: "oe", å: "aa", أ: "ا", إ: "ا", آ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه", ؤ: "و", ئ: "ي", ґ: "г", є: "е", ь: "",
};
/** @type {Record<number, number>} */
const ETHIOPIC = {
  0x1220: 0x1230, 0x1340: 0x1338, 0x1280: 0x1200, 0x1210: 0x1200, 0x1250: 0x1240, 0x12d0: 0x12a0, 0x12b8: 0x1200,
};
/** @param {string} letter */
const foldLetter = (letter) => {
  const code = letter.codePointAt(0) || 0;
  if (/\p{Nd}/u.test(letter)) return String((code % 16) - (/\p{Nd}/u.test(String.fromCodePoint(code - (code % 16))) ? 0 : 6));
  if (code < 0x1200 || code > 0x137f) return SAME[letter] || letter;
  const form = code % 8;
  const row = ETHIOPIC[code - form] || code - form;
  const isBreath = row === 0x1200 || row === 0x12a0;
  return String.fromCodePoint(row + (isBreath && form === 0 ? 3 : form));
};
/** @param {string} text */
export const fold = (text) => [...text.normalize("NFKC").toLowerCase()]
  .map(foldLetter)
  .join("")
  .normalize("NFD")
  .replace(/[\u0300-\u036f\u064b-\u0655\u0670\u0640]/g, "");
const APOSTROPHE = /(\p{L})['’ʼ](?=\p{L})/gu; // don't, yewts'e
/** @param {string} text */
export const cut = (text) => text.replace(APOSTROPHE, "$1").split(/[^\p{L}\p{N}\p{M}]+|[\u1361-\u1368]/u).filter(Boolean);
/** @param {string} text */
export const split = (text) => cut(fold(text));

// The consonants of a word in Latin letters, coarsely: `madrasa` and مدرسة are both `mdrs`.
/** @type {Record<string, string>} */
const CONSONANTS = {
  ه: "h", ح: "h", ب: "b", ت: "t", ث: "t", ج: "j", خ: "k", د: "d", ذ: "d", ر: "r", ز: "z", س: "s", ش: "s", ص: "s", ض: "d", ط: "t",
  ظ: "z", غ: "g", ف: "f", ق: "k", ك: "k", ل: "l", م: "m", ن: "n", پ: "b", چ: "k", ژ: "z", گ: "g",
  б: "b", в: "b", д: "d", ж: "z", з: "z", к: "k", л: "l", м: "m", н: "n", п: "b", р: "r", с: "s", т: "t", ф: "f", х: "k",
  ц: "s", ч: "k", ш: "s", щ: "sk",
  q: "k", c: "k", p: "b", v: "b", x: "h",
};
const ROWS = [..."hl-msrsskkkkbbtk--nn-kk---zz-ddjggtkbssfb"];
/** @param {string} word */
export const bones = (word) => [...word.replace(/([a-zа-яієїґ]h?)\1+|c(?=k)/g, "$1").replace(/ts|tz/g, "s").replace(/gn|ng/g, "n").replace(/dj/g, "j")]
  .map((letter) => {
    const row = ((letter.codePointAt(0) || 0) - 0x1200) >> 3;
    if (row >= 0 && row < ROWS.length) return ROWS[row];
    return CONSONANTS[letter] || letter;
  })
  .join("")
  .replace(/[^b-z]|[eiouwy]/g, "")
  .replace(/(?!^)h/g, ""); // sh, kh, th; but hakim

// Arabic in Latin letters has digits for those that Latin lacks: `3amal`, `7adana`.
/** @type {Record<string, string>} */
const DIGITS = { 2: "", 3: "", 5: "kh", 6: "t", 7: "h", 8: "gh", 9: "s" };
/** @param {string} word */
export const hasDigitsForLetters = (word) => /^(?=.*\d)[a-z235-9]*[a-z][a-z235-9]*$/.test(word) && word.length > 3;
/** @param {string} word */
export const writeDigitsAsLetters = (word) => word.replace(/\d/g, (digit) => DIGITS[digit]);

// What stands before and behind the stem of a word, by its letters: articles, prepositions, plurals, whose it is.
/** @type {[RegExp, RegExp, RegExp][]} */
const AFFIXES = [
  [/[\u0600-\u06ff]/, /^(?:[وف]?(?:[بك]?ال|لل)|[وفبكل](?=.{3}))/, /(?:ات|ون|ين|ان|تي|ها|هم|كم|نا|يه|ه|ي|ك)$/],
  [/[\u1200-\u137f]/, /^(?:ኣብ|ናይ|[ንብክምዝይትእ])(?=..)/, /(?:ታት|ኩም|ኦም|ውን|ትን|ን|ት|ይ|ና)$/],
  [/[a-z]/, /^$/, /(?:ernes|erne|ens|ets|ene|ings|ing|ers|er|en|et|es|ed|e|s)$/],
];
const SHORTEST_STEM = 3;

/**
 * Give what is left of a word without its endings, and without what is written together with it.
 *
 * @param {string} word
 */
export const stem = (word) => {
  const affixes = AFFIXES.find(([letters]) => letters.test(word));
  if (!affixes) return word;
  const [, before, behind] = affixes;
  const isEthiopic = /[\u1200-\u137f]/.test(word);
  const shortest = isEthiopic ? SHORTEST_STEM - 1 : SHORTEST_STEM;
  /** @type {(whole: string, least: number) => string} */
  const shorten = (whole, least) => (whole.replace(behind, "").length < least ? whole : whole.replace(behind, ""));
  const left = shorten(shorten(word.replace(before, ""), shortest), shortest + 1); // læreren, lærer, lær
  if (!isEthiopic) return left.replace(/([a-z])\1$/, "$1"); // skatten, skat
  const last = left.codePointAt(left.length - 1) || 0;
  return left.slice(0, -1) + String.fromCodePoint(last - (last % 8) + 5); // whatever vowel it ends in
};
