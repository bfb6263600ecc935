// How well the search answers questions that were written without looking at the site: `node tests/benchmarks/search.mjs`.
// The site has to be built (make site). Some of the questions are kept aside: nothing may be tuned by them.
import { readFileSync, readdirSync } from "node:fs";

import { answer, read, readLists } from "../../overrides/components/search/matching.js";

const FOLDER = new URL("questions/", import.meta.url);
const SITE = new URL("../../site/", import.meta.url);
const LISTS = new URL("../../hooks/newcomer_guide/national/data/", import.meta.url);
const SOURCE = "da";

/**
 * Read a list of the engine's words, by language.
 *
 * @param {string} name
 */
const readWords = (name) => {
  /** @type {Record<string, string[]>} */
  const words = {};
  readFileSync(new URL(name, LISTS), "utf8").split(/^(?=[a-z]+: >-$)/m).slice(1).forEach((part) => {
    const [head, ...lines] = part.split("\n");
    words[head.slice(0, head.indexOf(":"))] = lines.join(" ").split(/\s+/).filter(Boolean);
  });
  return (/** @type {string} */ lang) => [lang, SOURCE, "en"].flatMap((one) => words[one]);
};
const stopsOf = readWords("stop-words.yml");
const absentOf = readWords("absent-words.yml");

/** @param {string} lang */
const measure = (lang) => {
  const { tuned, aside, unanswerable } = JSON.parse(readFileSync(new URL(`${lang}.json`, FOLDER), "utf8"));
  const records = read(JSON.parse(readFileSync(new URL(`${lang === SOURCE ? "" : `${lang}/`}search.json`, SITE), "utf8")));
  const lists = readLists(stopsOf(lang), absentOf(lang));
  /** @param {Record<string, string[]>} asked */
  const tell = (asked) => {
    const questions = Object.entries(asked);
    /** @param {number} places */
    const share = (places) => {
      const right = questions.filter(([question, addresses]) => answer(records, question, lists).found
        .slice(0, places).some(({ address }) => addresses.includes(address)));
      return Math.round((100 * right.length) / questions.length);
    };
    return `${questions.length} questions, ${share(1)} % first, ${share(3)} % in three`;
  };
  const honest = unanswerable.filter((question) => {
    const { found, missing } = answer(records, question, lists);
    return !found.length || missing.length;
  });
  return `${tell(tuned)}; kept aside ${tell(aside)}; ${honest.length} of ${unanswerable.length} honest`;
};

readdirSync(FOLDER).sort().forEach((name) => {
  const lang = name.replace(".json", "");
  process.stdout.write(`${lang}: ${measure(lang)}\n`);
});
