// What the scripts of a page share; it becomes a part of `app.js`, which hands it to the others.
import { facts } from "./page.js";

/** Where the site begins. */
export const root = new URL("../", import.meta.url).href;

/** Another town's site at the same address, in another folder, keeps its own. */
const folder = new URL(root).pathname.slice(1);

/** What a phone keeps of its reader's choices; one that keeps nothing still shows what it is asked for. */
export const store = {
  /**
   * @param {string} name
   * @returns {any} What was kept; null where nothing was.
   */
  get(name) {
    try {
      return JSON.parse(localStorage.getItem(folder + name) || "null");
    } catch {
      return null;
    }
  },

  /**
   * @param {string} name
   * @param {unknown} value
   * @returns {boolean} Whether it is kept.
   */
  set(name, value) {
    try {
      localStorage.setItem(folder + name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};

/**
 * Fill the placeholders of a pattern, such as `{count}`.
 *
 * @param {string} pattern
 * @param {Record<string, unknown>} values
 */
export const fill = (pattern, values) => pattern.replace(/\{([a-z]+)\}/g, (_, name) => String(values[name]));

/**
 * Write a day as the page's language does.
 *
 * @param {string} date ISO 8601.
 */
export const sayDay = (date) => {
  const [year, month, day] = date.split("-").map(Number);
  return fill(facts.date_pattern, { day, month: facts.months[month - 1], year });
};

/**
 * Find an element.
 *
 * @param {string} selector
 * @param {ParentNode} [inside]
 * @returns {HTMLElement | null}
 */
export const find = (selector, inside = document) => inside.querySelector(selector);

/**
 * Find an element that is there whenever its component is.
 *
 * @type {(selector: string, inside?: ParentNode) => HTMLElement}
 */
export const need = /** @type {any} */ (find);

/**
 * Find all elements of a kind.
 *
 * @param {string} selector
 * @param {ParentNode} [inside]
 * @returns {HTMLElement[]}
 */
export const findAll = (selector, inside = document) => [...inside.querySelectorAll(/** @type {"div"} */ (selector))];

/**
 * Make an element.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {string} [html]
 */
export const make = (tag, className, html = "") => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.innerHTML = html;
  return element;
};

/**
 * Do something now, and again whenever a reader comes back to the page: phones keep pages open for days.
 *
 * @param {() => void} run
 */
export const onReturn = (run) => {
  run();
  addEventListener("pageshow", run);
  document.addEventListener("visibilitychange", run);
};

/**
 * @typedef {object} Tools What `app.js` hands to the scripts that it fetches.
 * @property {string} root
 * @property {typeof store} store
 * @property {typeof fill} fill
 * @property {typeof sayDay} sayDay
 * @property {typeof find} find
 * @property {typeof need} need
 * @property {typeof findAll} findAll
 * @property {typeof make} make
 * @property {typeof onReturn} onReturn
 */
