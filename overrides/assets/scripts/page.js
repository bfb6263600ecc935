// What the build knows of a page: it puts the words and facts that a script names in the place of its import.

/**
 * The interface words, by their names in data/interface.yml: HTML in the page's language.
 *
 * @type {Record<string, string>}
 */
export const words = {};

/**
 * @typedef {object} Facts
 * @property {string[][]} contacts What contacts are looked up by, as `matching.js` reads it; last come their numbers.
 * @property {string} day_pattern How a date is written without its year, such as `{day}. {month}`.
 * @property {Record<string, string>} folders The address of each language's pages, by its tag.
 * @property {string[]} holidays Days on which nothing is held, as ISO 8601.
 * @property {string[]} months Their names as dates have them, from January.
 * @property {string[]} offered The tags of the other languages that readers are led to.
 * @property {Record<string, string>} offers What leads to each of them, in its own words.
 * @property {string} search Where what is searched stands.
 * @property {{ lang: string, dir: string }} source The language of the data's own words, and how it runs.
 * @property {string[]} stop_words What says nothing of what a reader looks for.
 * @property {string} time_zone What clocks show in the town, by its IANA name.
 * @property {string[]} weekdays Their names, from Sunday.
 */

/** @type {Facts} */
export const facts = {
  contacts: [],
  day_pattern: "",
  folders: {},
  holidays: [],
  months: [],
  offered: [],
  offers: {},
  search: "",
  source: { lang: "", dir: "" },
  stop_words: [],
  time_zone: "UTC",
  weekdays: [],
};
