// Find what words mean: folded words, parts of words, near misses, Latin spellings.

/**
 * @typedef {object} Split The words of one text.
 * @property {string[]} parts
 * @property {string} whole
 * @property {string[]} bones Their consonants.
 */

/**
 * @typedef {object} Found A record that can be found.
 * @property {string} kind
 * @property {string} address
 * @property {string} title
 * @property {string} danish
 * @property {Split[]} texts
 */

const WEIGHTS = [12, 8, 9, 3, 2]; // title, Danish title, keywords, text, Danish text
/** @type {Record<string, number>} */
const LIKING = { course: 1.5, page: 1.3 }; // what answers most questions whole
const WORTH = 0.3; // of the best score

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
/** @param {string} text */
const split = (text) => fold(text).split(/[^\p{L}\p{N}\p{M}]+|[\u1361-\u1368]/u).filter(Boolean);

// The consonants of a word in Latin letters, coarsely: `madrasa` and مدرسة are both `mdrs`.
/** @type {Record<string, string>} */
const CONSONANTS = {
  ب: "b", ت: "t", ث: "t", ج: "j", خ: "k", د: "d", ذ: "d", ر: "r", ز: "z", س: "s", ش: "s", ص: "s", ض: "d", ط: "t",
  ظ: "z", غ: "g", ف: "f", ق: "k", ك: "k", ل: "l", م: "m", ن: "n", پ: "b", چ: "k", ژ: "z", گ: "g",
  б: "b", в: "b", д: "d", ж: "z", з: "z", к: "k", л: "l", м: "m", н: "n", п: "b", р: "r", с: "s", т: "t", ф: "f", х: "k",
  ц: "s", ч: "k", ш: "s", щ: "sk",
  q: "k", c: "k", p: "b", v: "b",
};
const ROWS = [..."-l-msrsskkkkbbtk--nn-kk---zz-ddjggtkbssfb"];
/** @param {string} word */
export const bones = (word) => [...word.replace(/ts|tz/g, "s").replace(/gn|ng/g, "n").replace(/dj/g, "j")]
  .map((letter) => {
    const row = ((letter.codePointAt(0) || 0) - 0x1200) >> 3;
    if (row >= 0 && row < ROWS.length) return ROWS[row];
    return CONSONANTS[letter] || letter;
  })
  .join("")
  .replace(/[^b-z]|[eiouhwxy]/g, "")
  .replace(/(.)\1+/g, "$1");

/**
 * Say whether two words differ by so few slips of the finger.
 *
 * @param {string} asked
 * @param {string} word
 * @param {number} slips
 */
export const isNear = (asked, word, slips) => {
  if (Math.abs(asked.length - word.length) > slips) return false;
  /** @type {number[]} */
  let before = [];
  let row = [...Array(word.length + 1).keys()];
  for (let i = 1; i <= asked.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= word.length; j += 1) {
      const isSame = asked[i - 1] === word[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(!isSame));
      if (i > 1 && j > 1 && asked[i - 1] === word[j - 2] && asked[i - 2] === word[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    before = row;
    row = next;
  }
  return row[word.length] <= slips;
};

const PREFIXES = /^(?:[وبكف]?ال|لل|[ንብ](?=.{3}))/;

/**
 * Say how well one word that is asked for fits one text: 1 for a whole word, less for a part.
 *
 * @param {string} asked
 * @param {Split} text
 */
const fit = (asked, text) => {
  if (text.parts.includes(asked)) return 1;
  if (text.parts.some((word) => word.startsWith(asked))) return 0.8;
  return asked.length > 2 && text.whole.includes(asked) ? 0.6 : 0;
};

/**
 * Say how well a word fits by a near miss, or, where the text is `isSounded`, by its sound.
 *
 * @param {string} asked
 * @param {Split} text
 * @param {boolean} isSounded
 */
const fitLoosely = (asked, text, isSounded) => {
  if (asked.length > 3 && text.parts.some((word) => isNear(asked, word, 1))) return 0.5;
  if (asked.length > 6 && text.parts.some((word) => isNear(asked, word, 2))) return 0.2;
  if (asked.length > 4 && text.parts.some((word) => isNear(asked, word.slice(0, asked.length), 1))) return 0.3;
  const sound = bones(asked);
  if (!isSounded || !/^[a-z]+$/.test(asked) || sound.length < 2) return 0;
  if (text.bones.includes(sound)) return 0.5;
  return sound.length > 2 && text.bones.some((word) => word.startsWith(sound)) ? 0.35 : 0;
};

/**
 * Read records as the build writes them: kind, address, and the texts that are searched.
 *
 * @param {string[][]} records
 * @returns {Found[]}
 */
export const read = (records) => records.map(([kind, address, ...texts]) => ({
  kind,
  address,
  title: texts[0],
  danish: texts[1],
  texts: texts.map((text) => {
    const found = split(text);
    return { parts: found, whole: found.join(" "), bones: found.map((word) => bones(word.replace(PREFIXES, ""))) };
  }),
}));

/**
 * @param {string} asked
 * @param {Found} record
 * @param {(asked: string, text: Split, isSounded: boolean) => number} how
 */
const scoreWord = (asked, record, how) => Math.max(
  ...record.texts.map((text, at) => WEIGHTS[at] * how(asked, text, at % 3 === 0 || at === 2)),
);

/**
 * Find the records that are asked for, the best first.
 *
 * @param {Found[]} records
 * @param {string} query
 * @returns {Found[]}
 */
export const rank = (records, query) => {
  const asked = split(query);
  const scored = records.map((record) => ({ record, score: 0, found: 0 }));
  let sought = 0;
  asked.forEach((word) => {
    const bare = word.replace(PREFIXES, "");
    /** @type {(one: string, text: Split) => number} */
    const exactly = (one, text) => Math.max(fit(one, text), bare.length > 1 && bare !== one ? fit(bare, text) : 0);
    let scores = records.map((record) => scoreWord(word, record, exactly));
    if (!scores.some(Boolean)) scores = records.map((record) => scoreWord(word, record, fitLoosely));
    const rarity = Math.log(1 + records.length / (scores.filter(Boolean).length + 1));
    sought += rarity;
    scores.forEach((score, at) => {
      scored[at].score += score * rarity;
      scored[at].found += score ? rarity : 0;
    });
  });
  const ranked = scored
    .map(({ record, score, found }) => ({ record, score: score * (found / sought) ** 2 * (LIKING[record.kind] || 1) }))
    .sort((one, other) => other.score - one.score);
  return ranked
    .filter(({ score }) => score > WORTH * ranked[0].score)
    .map(({ record }) => record);
};
