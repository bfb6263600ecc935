// How well the search answers questions that were written without looking at the site: `node tests/benchmarks/search.mjs`.
// The site has to be built (make site). Some of the questions are kept aside: nothing may be tuned by them.
import { readFileSync, readdirSync } from "node:fs";

import { answer, read, readLists } from "../../overrides/components/search/matching.js";

const FOLDER = new URL("questions/", import.meta.url);
const SITE = new URL("../../site/", import.meta.url);
const SOURCE = "da";

/**
 * Read a list of words from the script that the build has put it into.
 *
 * @param {string} name
 * @param {string} lang
 */
const readWords = (name, lang) => {
  const script = readdirSync(new URL("assets/", SITE)).find((one) => one.startsWith(`search.${lang}.`));
  const [, words] = readFileSync(new URL(`assets/${script}`, SITE), "utf8").match(`${name}:(\\[.*?\\])`) || [];
  return JSON.parse(words);
};

/** @param {string} lang */
const measure = (lang) => {
  const { tuned, aside, unanswerable } = JSON.parse(readFileSync(new URL(`${lang}.json`, FOLDER), "utf8"));
  const records = read(JSON.parse(readFileSync(new URL(`${lang === SOURCE ? "" : `${lang}/`}search.json`, SITE), "utf8")));
  const lists = readLists(readWords("stop_words", lang), readWords("absent_words", lang));
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
