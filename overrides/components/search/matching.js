// Find what words mean: folded words, parts of words, stems, near misses, spellings in other letters.

/**
 * @typedef {object} Split The words of one text.
 * @property {string[]} parts
 * @property {string} whole
 * @property {string[]} pairs Each two words that stand beside one another, as one.
 * @property {string[]} stems
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
const ENOUGH = 0.65; // of what was asked, by its rarity, has to be in the best answer; else it is said what is not

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
  if (/[\u0660-\u0669\u06f0-\u06f9]/.test(letter)) return String(code % 16); // the digits of Arabic and Persian
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
const cut = (text) => text.split(/[^\p{L}\p{N}\p{M}]+|[\u1361-\u1368]/u).filter(Boolean);
/** @param {string} text */
const split = (text) => cut(fold(text));

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
export const bones = (word) => [...word.replace(/ts|tz/g, "s").replace(/gn|ng/g, "n").replace(/dj/g, "j")]
  .map((letter) => {
    const row = ((letter.codePointAt(0) || 0) - 0x1200) >> 3;
    if (row >= 0 && row < ROWS.length) return ROWS[row];
    return CONSONANTS[letter] || letter;
  })
  .join("")
  .replace(/[^b-z]|[eiouwy]/g, "")
  .replace(/(?!^)h/g, "") // sh, kh, th; but hakim
  .replace(/(.)\1+/g, "$1");

// What stands before and behind the stem of a word, by its letters: articles, prepositions, plurals, whose it is.
/** @type {[RegExp, RegExp, RegExp][]} */
const AFFIXES = [
  [/[\u0600-\u06ff]/, /^(?:[وف]?(?:[بك]?ال|لل)|[وفبكل](?=.{3}))/, /(?:ات|ون|ين|ان|تي|ها|هم|كم|نا|يه|ه|ي|ك)$/],
  [/[\u1200-\u137f]/, /^(?:ኣብ|ናይ|[ንብክምዝይትእ])(?=..)/, /(?:ታት|ኩም|ኦም|ውን|ትን|ን|ት|ይ|ና)$/],
  [/[a-z]/, /^$/, /(?:ernes|erne|ens|ets|ene|ings|ing|ers|er|en|et|es|ed|e|s)$/],
];
const SHORTEST_STEM = 3;
const SHORTEST_HALF = 3;

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
  if (text.pairs.includes(asked)) return 0.8;
  if (text.stems.includes(stem(asked))) return 0.7;
  return asked.length > 3 && text.whole.includes(asked) ? 0.6 : 0;
};

const SHORTEST_HEAD = 6;

/**
 * Say whether a compound begins with what a word is, or ends in: `praktikplads` with `virksomhedspraktik`.
 *
 * @param {string} asked
 * @param {string} word
 */
const sharesHead = (asked, word) => {
  for (let length = SHORTEST_HEAD; length <= word.length; length += 1) {
    if (asked.startsWith(word.slice(-length))) return true;
  }
  return false;
};

/**
 * Say how well a word fits by a near miss, as the head of a compound, or, where the text is `isSounded`, by its sound.
 *
 * @param {string} asked
 * @param {Split} text
 * @param {boolean} isSounded
 */
const fitLoosely = (asked, text, isSounded) => {
  if (asked.length > 3 && text.parts.some((word) => isNear(asked, word, 1))) return 0.5;
  if (asked.length > 6 && text.parts.some((word) => isNear(asked, word, 2))) return 0.2;
  if (asked.length > 6 && text.parts.some((word) => word.length > 4 && asked.startsWith(word))) return 0.4;
  if (asked.length > SHORTEST_HEAD && text.parts.some((word) => sharesHead(asked, word))) return 0.35;
  if (asked.length > 4 && text.parts.some((word) => isNear(asked, word.slice(0, asked.length), 1))) return 0.3;
  if (asked.length > 4 && text.parts.some((word) => isNear(asked, word.slice(-asked.length - 1), 1))) return 0.3;
  const isLatin = /^[a-z]+$/.test(asked);
  const sound = bones(isLatin ? asked : asked.replace(PREFIXES, ""));
  if (!isSounded && isLatin) return 0;
  if (sound.length < (isLatin ? 2 : 3)) return 0;
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
    return {
      parts: found,
      whole: found.join(" "),
      pairs: found.slice(1).map((word, at) => found[at] + word),
      stems: found.map(stem),
      bones: found.map((word) => bones(word.replace(PREFIXES, ""))),
    };
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
 * @typedef {object} Reading How one way of reading a question fits each record.
 * @property {number[]} scores
 * @property {number[]} shares How much of what is asked each record has, by its rarity: from 0 to 1.
 * @property {boolean[][]} has For each word, which records have it.
 */

/**
 * Weigh one way of reading a question.
 *
 * @param {Found[]} records
 * @param {string[]} asked
 * @returns {Reading}
 */
const weigh = (records, asked) => {
  const scores = records.map(() => 0);
  const shares = records.map(() => 0);
  /** @type {boolean[][]} */
  const has = [];
  let sought = 0;
  asked.forEach((word) => {
    const bare = word.replace(PREFIXES, "");
    /** @type {(one: string, text: Split) => number} */
    const exactly = (one, text) => Math.max(fit(one, text), bare.length > 1 && bare !== one ? fit(bare, text) : 0);
    let fits = records.map((record) => scoreWord(word, record, exactly));
    if (!fits.some(Boolean)) fits = records.map((record) => scoreWord(word, record, fitLoosely));
    const rarity = Math.log(1 + records.length / (fits.filter(Boolean).length + 1));
    sought += rarity;
    has.push(fits.map(Boolean));
    fits.forEach((score, at) => {
      scores[at] += score * rarity;
      shares[at] += score ? rarity : 0;
    });
  });
  return { scores, shares: shares.map((share) => share / (sought || 1)), has };
};

/** @type {WeakMap<Found[], Set<string>>} */
const vocabularies = new WeakMap();

/**
 * Give all words that records have, gathered once.
 *
 * @param {Found[]} records
 */
const wordsOf = (records) => {
  const known = vocabularies.get(records) || new Set();
  if (!known.size) records.forEach(({ texts }) => texts.forEach(({ parts }) => parts.forEach((word) => known.add(word))));
  vocabularies.set(records, known);
  return known;
};

/**
 * Give the ways to read a question: as it is written, and with two words as one, or one as two, where that is a word.
 *
 * @param {Found[]} records
 * @param {string[]} asked
 * @returns {string[][]}
 */
const readings = (records, asked) => {
  const known = wordsOf(records);
  const joined = asked.slice(1).map((word, at) => [...asked.slice(0, at), asked[at] + word, ...asked.slice(at + 2)])
    .filter((reading, at) => known.has(reading[at]));
  /** @type {string[][]} */
  const parted = [];
  asked.forEach((word, at) => {
    for (let end = SHORTEST_HALF; !known.has(word) && end <= word.length - SHORTEST_HALF; end += 1) {
      const halves = [word.slice(0, end), word.slice(end)];
      if (halves.every((half) => known.has(half))) parted.push([...asked.slice(0, at), ...halves, ...asked.slice(at + 1)]);
    }
  });
  return [asked, ...joined, ...parted];
};

/**
 * Answer a question: the records that are asked for, the best first, and the words that the best of them does not have.
 *
 * @param {Found[]} records
 * @param {string} query
 * @param {Set<string>} [stops] Folded words that say nothing while others remain.
 * @returns {{ found: Found[], missing: string[] }} The missing words are as they were typed.
 */
export const answer = (records, query, stops = new Set()) => {
  const typed = cut(query.normalize("NFKC"));
  const some = typed.filter((word) => !stops.has(fold(word)));
  const telling = some.length ? some : typed;
  const asked = telling.map(fold);
  const weighed = readings(records, asked).map((one) => weigh(records, one));
  /** @param {Reading} reading @param {number} at */
  const worth = (reading, at) => reading.scores[at] * reading.shares[at] ** 2 * (LIKING[records[at].kind] || 1);
  const ranked = records
    .map((record, at) => {
      const [best] = weighed.map((reading) => ({ reading, score: worth(reading, at) })).sort((one, other) => other.score - one.score);
      return { record, at, ...best };
    })
    .sort((one, other) => other.score - one.score);
  const [first] = ranked;
  if (!first || !first.score) return { found: [], missing: telling };
  const lacks = first.reading.shares[first.at] < ENOUGH;
  return {
    found: ranked.filter(({ score }) => score > WORTH * first.score).map(({ record }) => record),
    missing: lacks ? telling.filter((_, at) => !weighed[0].has[at][first.at]) : [],
  };
};

/**
 * Find the records that are asked for, the best first.
 *
 * @param {Found[]} records
 * @param {string} query
 */
export const rank = (records, query) => answer(records, query).found;
