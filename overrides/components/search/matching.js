// Rank what can be found by how well it fits what is asked: whole words, parts of words, stems, near misses, other letters.
import { bones, cut, fold, hasDigitsForLetters, split, stem, writeDigitsAsLetters } from "./letters.js";

/**
 * @typedef {object} Word A word that texts have: what it is compared with is compared once, however many have it.
 * @property {string} word
 * @property {string} stem
 * @property {string} bones Its consonants.
 */

/**
 * @typedef {object} Split The words of one text.
 * @property {number[]} places Where they stand in the vocabulary, each once.
 * @property {Set<string>} pairs Each two words that stand beside one another, as one; the build has said each word once.
 */

/** @typedef {{ scores: number[], part: number }} Fits How well a word fits each record, and for how much of a word that counts. */

/**
 * @typedef {object} Vocabulary All words that the texts of some records have.
 * @property {Word[]} known
 * @property {Map<string, number>} places
 * @property {Set<string>} stems Of these words.
 * @property {Map<string, Fits>} scored What words that were asked for have scored: each key asks for most of them again.
 */

/**
 * @typedef {object} Found A record that can be found.
 * @property {string} kind
 * @property {string} address
 * @property {string} title
 * @property {string} danish
 * @property {Split[]} texts
 */

const WEIGHTS = [9, 9, 9, 4, 3, 3]; // title, Danish title, keywords, everyday words, text, Danish keywords and terms
const TEXTS = 4; // from here on they are no names
/** @type {Record<string, number>} Of that weight has a word of a page, which says all sorts of things; records say what they are. */
const RUNNING = { page: 0.5, about: 0.3 };
const TOPICS = [2, 3]; // of these, what a contact is called about
const SOUNDED = [0, 2, 3, 4]; // of these, the ones that a word in Latin letters may be known in by its sound
/** @type {Record<string, number>} */
const LIKING = { course: 1.3, page: 1.25, term: 0.7, contact: 0.95 }; // what answers most questions whole
const WORTH = 0.1; // of the best score is enough to be shown
const MEANT = 0.3; // of it, to be one of those who are meant
const RARENESS = 0.7; // of a rare word counts: it may be only by the way, in a long question
const LONG_TEXT = 80; // of so many words, and it counts for half: a long one has words of all sorts
const LOOSELY = 0.75; // a word that is only nearly there counts for so much of what was asked
const ENOUGH = 0.7; // of what was asked, by its rarity, has to be in the best answer; else it is said what is not
const SHORTEST_HALF = 3;
const SHORTEST_WITH_ENDING = 4; // `hunden` is a hund; but bill is no bil, nor care a car
const SHORTEST_PART = 5; // of a word that somebody has ended is its beginning: `sprog` of sprogskole, but `sko` not of skole
const DIGIT = /^[0-9]$/;
const NUMBER = /^[0-9]+$/; // another number is never nearly the one that was asked for
const LETTER_LAST = /[\p{L}\p{N}\p{M}]$/u; // behind a space, no more letters of a word come
const LATIN = /^[a-z]+$/;
const VOWEL = /[aeiouy]/; // nobody writes down what is heard without one
const FEWEST_CONSONANTS = 3; // fewer are those of too many words; two, where a word in other letters is written in Latin ones

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
  let row = Array.from({ length: word.length + 1 }, (_, at) => at);
  let leastBefore = 0;
  for (let i = 1; i <= asked.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= word.length; j += 1) {
      const isSame = asked[i - 1] === word[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(!isSame));
      if (i > 1 && j > 1 && asked[i - 1] === word[j - 2] && asked[i - 2] === word[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (next[j] < least) least = next[j];
    }
    if (least > slips && leastBefore > slips) return false; // no later row can be nearer
    leastBefore = least;
    before = row;
    row = next;
  }
  return row[word.length] <= slips;
};

const PREFIXES = /^(?:[وبكف]?ال|لل|[ንብ](?=.{3}))/;

/**
 * Say how well one word that is asked for fits another: 1 for the same, less for a part.
 *
 * @param {string} asked
 * @param {string} askedStem
 * @param {boolean} isTyping Whether more letters may come.
 * @param {Word} other
 */
const fit = (asked, askedStem, isTyping, { word, stem: itsStem }) => {
  if (word === asked) return 1;
  if ((isTyping || asked.length >= SHORTEST_PART) && word.startsWith(asked)) return 0.8;
  if (itsStem === askedStem) return 0.7;
  return asked.length > 3 && word.includes(asked) ? 0.6 : 0;
};

const SHORTEST_HEAD = 6;
const MEMORY = 500; // words that were asked for
const LONG = 6; // so many letters that a word that is nearly the same is the same: `tolk` is no folk, nor `læge` lære

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
 * Say how well a word fits by a near miss, or as the head of a compound.
 *
 * @param {string} asked
 * @param {string} word
 */
const fitLoosely = (asked, word) => {
  const { length } = asked;
  if (length > 3 && isNear(asked, word, 1)) return 0.5;
  if (length > 6 && word.length > 4 && asked.startsWith(word)) return 0.4;
  if (length > SHORTEST_HEAD && sharesHead(asked, word)) return 0.35;
  if (length > 4 && (isNear(asked, word.slice(0, length), 1) || isNear(asked, word.slice(-length - 1), 1))) return 0.3;
  return length > 6 && isNear(asked, word, 2) ? 0.4 : 0;
};

/**
 * Say how well a word fits by its sound, by the consonants of both.
 *
 * @param {string} sound
 * @param {boolean} isLatin Whether it was asked for in Latin letters.
 * @param {Word} other
 */
const fitSound = (sound, isLatin, { word, bones: itsSound }) => {
  if (sound.length < FEWEST_CONSONANTS && isLatin === LATIN.test(word)) return 0;
  if (itsSound === sound) return 0.5;
  return sound.length > 2 && itsSound.startsWith(sound) ? 0.35 : 0;
};

/** @type {WeakMap<Found[], Vocabulary>} */
const vocabularies = new WeakMap();

/**
 * Read records as the build writes them: kind, address, and the texts that are searched.
 *
 * @param {string[][]} records
 * @returns {Found[]}
 */
export const read = (records) => {
  /** @type {Word[]} */
  const known = [];
  /** @type {Map<string, number>} */
  const places = new Map();
  /** @param {string} word */
  const placeOf = (word) => {
    const place = places.get(word);
    if (place !== undefined) return place;
    places.set(word, known.length);
    return known.push({ word, stem: stem(word), bones: bones(word.replace(PREFIXES, "")) }) - 1;
  };
  const found = records.map(([kind, address, ...texts]) => ({
    kind,
    address,
    title: texts[0],
    danish: texts[1],
    texts: texts.map((text) => {
      const parts = split(text);
      return { places: [...new Set(parts.map(placeOf))], pairs: new Set(parts.slice(1).map((word, at) => parts[at] + word)) };
    }),
  }));
  vocabularies.set(found, { known, places, stems: new Set(known.map((word) => word.stem)), scored: new Map() });
  return found;
};

/**
 * @typedef {object} Lists What is known of words beside what they stand in.
 * @property {Set<string>} stops Folded words that say nothing while others remain; the build leaves most of them out of texts.
 * @property {Set<string>} absent Folded words for what is answered nowhere, unless a text has the word.
 * @property {Map<string, string>} absentStems The longer ones of them by their stems: they have endings, too.
 */

/** @type {Lists} */
const NONE = { stops: new Set(), absent: new Set(), absentStems: new Map() };

/**
 * Read the lists of words.
 *
 * @param {string[]} stops
 * @param {string[]} absent
 * @returns {Lists}
 */
export const readLists = (stops, absent) => {
  const folded = absent.map(fold);
  const long = folded.filter((word) => word.length >= SHORTEST_WITH_ENDING);
  return { stops: new Set(stops.map(fold)), absent: new Set(folded), absentStems: new Map(long.map((word) => [stem(word), word])) };
};

/**
 * @param {Found[]} records
 * @returns {Vocabulary}
 */
const vocabularyOf = (records) => vocabularies.get(records) || { known: [], places: new Map(), stems: new Set(), scored: new Map() };

/**
 * Score each record by how well words fit, the best of its texts counting, by what kind of text it is.
 *
 * @param {Found[]} records
 * @param {(text: number, kind: string) => number[]} fitsOf How well each word of the vocabulary fits, for a kind of text.
 * @param {(text: Split) => number} [more] How well a text fits beside its words.
 */
const scoreAll = (records, fitsOf, more = () => 0) => records.map(({ kind, texts }) => {
  let best = 0;
  texts.forEach((text, at) => {
    const fits = fitsOf(at, kind);
    let most = more(text);
    text.places.forEach((place) => {
      if (fits[place] > most) most = fits[place];
    });
    const length = at < TEXTS ? 0 : text.places.length;
    const weight = WEIGHTS[at] * ((at === TEXTS && RUNNING[kind]) || 1);
    best = Math.max(best, (weight * most) / (1 + Math.sqrt(length / LONG_TEXT)));
  });
  return best;
});

/**
 * Score each record by a word that is asked for: as it is written, or, where nobody has it so, loosely.
 *
 * @param {Found[]} records
 * @param {string} asked
 * @param {boolean} isTyping Whether more letters may come.
 * @returns {Fits}
 */
const scoreWord = (records, asked, isTyping) => {
  const { known } = vocabularyOf(records);
  const bare = asked.replace(PREFIXES, "");
  const forms = bare.length > 1 && bare !== asked ? [asked, bare] : [asked];
  const stems = forms.map(stem);
  const exact = known.map((word) => Math.max(...forms.map((form, at) => fit(form, stems[at], isTyping, word))));
  const exactly = scoreAll(records, () => exact, ({ pairs }) => (forms.some((form) => pairs.has(form)) ? 0.8 : 0));
  if (exactly.some(Boolean)) return { scores: exactly, part: 1 };
  if (NUMBER.test(asked)) return { scores: exactly, part: 0 };
  if (hasDigitsForLetters(asked)) return scoreWord(records, writeDigitsAsLetters(asked), isTyping);
  const isLatin = LATIN.test(asked);
  const sound = bones(isLatin ? asked : bare);
  const isHeard = isLatin ? VOWEL.test(asked) && sound.length >= FEWEST_CONSONANTS - 1 : sound.length >= FEWEST_CONSONANTS;
  const loose = known.map(({ word }) => fitLoosely(asked, word));
  const sounded = known.map((word, at) => loose[at] || (isHeard ? fitSound(sound, isLatin, word) : 0));
  const isShort = isLatin && asked.length < LONG; // too short to be meant: whoever is called about something else is no answer
  const isOfPeople = records.every(({ kind }) => kind === "contact");
  /** @param {number} text @param {string} kind */
  const fitsOf = (text, kind) => {
    if (kind === "contact" && isShort && text && (isOfPeople || TOPICS.includes(text))) return [];
    return isLatin && !SOUNDED.includes(text) ? loose : sounded;
  };
  return { scores: scoreAll(records, fitsOf), part: LOOSELY };
};

/**
 * @typedef {object} Reading How one way of reading a question fits each record.
 * @property {number[]} scores
 * @property {number[]} shares How much of what is asked each record has, by its rarity: from 0 to 1.
 * @property {boolean[][]} has For each word, which records have it.
 */

/**
 * Weigh one way of reading a question.
 *
 * @param {Fits[]} fits For each of its words, how well each record has it.
 * @returns {Reading}
 */
const weigh = (fits) => {
  const [{ scores: first }] = fits;
  const scores = first.map(() => 0);
  const shares = first.map(() => 0);
  let sought = 0;
  fits.forEach(({ scores: fitting, part }) => {
    const rarity = Math.log(1 + scores.length / (fitting.filter(Boolean).length + 1)) ** RARENESS;
    sought += rarity;
    fitting.forEach((score, at) => {
      scores[at] += score * rarity;
      shares[at] += score ? rarity * part : 0;
    });
  });
  return { scores, shares: shares.map((share) => share / (sought || 1)), has: fits.map((fitting) => fitting.scores.map(Boolean)) };
};

/**
 * Give the ways to read a question: as it is written, and with two words as one, or one as two, where that is a word.
 *
 * @param {Found[]} records
 * @param {string[]} typed All words, those that say nothing too: `mit id`.
 * @param {(word: string) => boolean} isTelling
 * @param {(word: string) => boolean} isAbsent Whether no page answers a word: such a one is not parted.
 * @returns {string[][]}
 */
const readings = (records, typed, isTelling, isAbsent) => {
  const { places: known, stems } = vocabularyOf(records);
  /** @param {string} half */
  const isKnown = (half) => known.has(half) || stems.has(stem(half));
  const asked = typed.filter(isTelling);
  const joined = typed.slice(1).map((word, at) => ({ at, whole: typed[at] + word })).filter(({ whole }) => known.has(whole))
    .map(({ at, whole }) => [...typed.slice(0, at).filter(isTelling), whole, ...typed.slice(at + 2).filter(isTelling)]);
  /** @type {string[][]} */
  const parted = [];
  asked.forEach((word, at) => {
    const isWhole = known.has(word) || isAbsent(word);
    for (let end = SHORTEST_HALF; !isWhole && end <= word.length - SHORTEST_HALF; end += 1) {
      const halves = [word.slice(0, end), word.slice(end)];
      if (halves.every(isKnown)) parted.push([...asked.slice(0, at), ...halves, ...asked.slice(at + 1)]);
    }
  });
  return [asked, ...joined, ...parted];
};

/**
 * Answer a question: the records that are asked for, the best first, and the words that the best of them does not have.
 *
 * @param {Found[]} records
 * @param {string} query
 * @param {Lists} [lists]
 * @param {number} [worth] How much of the best score a record has to have.
 * @returns {{ found: Found[], missing: string[], isApart: boolean }} The missing words are as they were typed: those that
 * nobody has; where there is none, those that others have, but not the best.
 */
export const answer = (records, query, { stops, absent, absentStems } = NONE, worth = WORTH) => {
  const typed = cut(query.normalize("NFKC"));
  const isSome = typed.some((word) => !stops.has(fold(word)) && !DIGIT.test(fold(word)));
  /** @param {string} word */
  const isTelling = (word) => !isSome || (!stops.has(word) && !DIGIT.test(word));
  const telling = typed.filter((word) => isTelling(fold(word)));
  const asked = telling.map(fold);
  const isOpen = LETTER_LAST.test(query) && telling[telling.length - 1] === typed[typed.length - 1];
  const last = isOpen ? asked[asked.length - 1] : "";
  const { known, places, scored, stems } = vocabularyOf(records);
  if (scored.size > MEMORY) scored.clear();
  /** @param {string} word */
  const isBegun = (word) => known.some((other) => other.word.replace(PREFIXES, "").startsWith(word));
  /** @param {string} word */
  const isListed = (word) => {
    const isLong = word.length >= SHORTEST_PART;
    if (absent.has(word)) return !(isLong && isBegun(word));
    return word.startsWith(absentStems.get(stem(word)) || " ") && !(isLong && stems.has(stem(word)));
  };
  /** @param {string} word */
  const isAbsent = (word) => (isListed(word) || isListed(word.replace(PREFIXES, ""))) && !places.has(word);
  /** @param {string} word */
  const fitsOf = (word) => {
    if (isAbsent(word)) return { scores: records.map(() => 0), part: 0 };
    const isTyping = word === last;
    const key = isTyping ? `${word} ` : word;
    const fits = scored.get(key) || scoreWord(records, word, isTyping);
    scored.set(key, fits);
    return fits;
  };
  if (!asked.length) return { found: [], missing: [], isApart: false };
  const weighed = readings(records, typed.map(fold), isTelling, isAbsent).map((reading) => weigh(reading.map(fitsOf)));
  /** @param {Reading} reading @param {number} at */
  const scoreOf = (reading, at) => reading.scores[at] * reading.shares[at] * (LIKING[records[at].kind] || 1);
  const ranked = records
    .map((record, at) => {
      const [best] = weighed.map((reading) => ({ reading, score: scoreOf(reading, at) })).sort((one, other) => other.score - one.score);
      return { record, at, ...best };
    })
    .sort((one, other) => other.score - one.score);
  const [first] = ranked;
  if (!first || !first.score) return { found: [], missing: telling, isApart: false };
  const lacks = first.reading.shares[first.at] < ENOUGH;
  const missing = lacks ? telling.filter((_, at) => !weighed[0].has[at][first.at]) : [];
  const nowhere = missing.filter((word) => {
    const { scores, part } = fitsOf(fold(word));
    return part < 1 || !scores.some(Boolean);
  });
  return {
    found: ranked.filter(({ score }) => score > worth * first.score).map(({ record }) => record),
    missing: nowhere.length ? nowhere : missing,
    isApart: missing.length > 0 && !nowhere.length,
  };
};

/**
 * Find the records that are meant, the best first.
 *
 * @param {Found[]} records
 * @param {string} query
 */
export const rank = (records, query) => answer(records, query, NONE, MEANT).found;
