// What the build knows of a page: it puts the words and facts that a script names in the place of its import.

/**
 * The interface words, by their names in interface.yml: HTML in the page's language.
 *
 * @type {Record<string, string>}
 */
export const words = {};

/**
 * @typedef {object} PlanStep A step, as a plan reads it.
 * @property {string} id
 * @property {string[]} tracks The ways of arriving that it is for.
 * @property {string} [dates] What its time is counted in, as kinds.yml has it.
 * @property {number} amount How many of these.
 * @property {string} days The weekdays of which it is the first, 0 is Sunday.
 * @property {string} [due] The last day on which what is said of it holds, as ISO 8601.
 * @property {boolean} is_doubted Whether the town has to confirm what is said of it.
 * @property {string[]} since The day on which that was confirmed, in the language of each voice.
 */

/**
 * @typedef {object} PlanVoice What a plan says in a language; texts are HTML.
 * @property {string} lang
 * @property {string} dir
 * @property {string} comma What it writes between the parts of a list.
 * @property {string} colon What it writes after a label.
 * @property {string} date_pattern
 * @property {string} day_pattern
 * @property {string[]} months
 * @property {string[]} weekdays
 * @property {Record<string, string>} phrases What stands around dates, by the names in interface.yml.
 * @property {string[]} titles Of the steps.
 * @property {string[]} whens When after the arrival each of them comes.
 */

/**
 * @typedef {object} Plan
 * @property {string} site The site's id.
 * @property {string} page The address of the page with the steps, from where the site begins.
 * @property {Record<string, string>} tracks The names of the ways of arriving, by their ids.
 * @property {string} known_to The last day of which it is known whether it is a holiday.
 * @property {PlanStep[]} steps
 * @property {PlanVoice[]} voices In the page's language, and in that of the data's own words.
 */

/**
 * @typedef {object} Facts
 * @property {string[]} absent_words What readers look for and no page answers.
 * @property {string[][]} contacts What contacts are looked up by, as `matching.js` reads it; last come their numbers.
 * @property {string} date_pattern How a date is written, such as `{day}. {month} {year}`.
 * @property {string} day_pattern How it is written without its year.
 * @property {Record<string, string>} folders The address of each language's pages, by its tag.
 * @property {string[]} holidays Days on which nothing is held, as ISO 8601.
 * @property {string[]} months Their names as dates have them, from January.
 * @property {string[]} offered The tags of the other languages that readers are led to.
 * @property {Record<string, string>} offers What leads to each of them, in its own words.
 * @property {Plan} plan What one's own plan is made of.
 * @property {string} plan_style How it looks: CSS.
 * @property {string} search Where what is searched stands.
 * @property {{ lang: string, dir: string }} source The language of the data's own words, and how it runs.
 * @property {string[]} stop_words What says nothing of what a reader looks for.
 * @property {string} time_zone What clocks show in the town, by its IANA name.
 * @property {string[]} unsure Days that are no holidays, but on which many have closed, as ISO 8601.
 * @property {string[]} weekdays Their names, from Sunday.
 */

/** @type {Facts} */
export const facts = {
  absent_words: [],
  contacts: [],
  date_pattern: "",
  day_pattern: "",
  folders: {},
  holidays: [],
  months: [],
  offered: [],
  offers: {},
  plan: { site: "", page: "", tracks: {}, known_to: "", steps: [], voices: [] },
  plan_style: "",
  search: "",
  source: { lang: "", dir: "" },
  stop_words: [],
  time_zone: "UTC",
  unsure: [],
  weekdays: [],
};
