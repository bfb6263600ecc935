// Show the Danish under each text, paired with the page's Danish sister by the keys of their texts.
import { words } from "../../assets/scripts/page.js";

/** @typedef {import("../../assets/scripts/tools.js").Tools} Tools */

/**
 * Find the texts of a page that stand in no other text.
 *
 * @param {Tools} tools
 * @param {Document} page
 */
const findTexts = ({ findAll }, page) => findAll("main [data-key]", page).filter(
  (text) => !(text.parentElement && text.parentElement.closest("[data-key]")) && !text.closest(".bilingual"),
);

/**
 * @param {HTMLElement} text
 * @returns {string}
 */
const keyOf = (text) => text.dataset.key || "";

/**
 * Give the words of a text, without the way to hear them.
 *
 * @param {HTMLElement} text
 */
const wordsOf = (text) => {
  const copy = /** @type {HTMLElement} */ (text.cloneNode(true));
  copy.querySelectorAll(".listen").forEach((offer) => offer.remove());
  return (copy.textContent || "").trim();
};

/**
 * Lead to where a translation can be changed.
 *
 * @param {Tools} tools
 * @param {HTMLAnchorElement} button
 * @param {string} key
 */
const suggest = ({ make }, button, key) => {
  const link = make("a", "", button.dataset.suggest);
  link.href = `${button.dataset.catalogues}${key.split(".")[0]}.po#:~:text=${encodeURIComponent(key)}`;
  link.lang = document.documentElement.lang;
  link.dir = document.documentElement.dir;
  return link;
};

/**
 * Fetch the page's Danish sister.
 *
 * @param {string} url
 */
const fetchSister = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  const html = (await answer.text()).replace(/<style>[^]*?<\/style>/, ""); // which this page's policy forbids
  return new DOMParser().parseFromString(html, "text/html");
};

/**
 * @param {Tools} tools
 * @param {HTMLAnchorElement} button
 */
const show = async (tools, button) => {
  const sister = await fetchSister(button.href);
  /** @type {Map<string, string[]>} */
  const waiting = new Map();
  findTexts(tools, sister).forEach((text) => {
    const before = waiting.get(keyOf(text)) || [];
    waiting.set(keyOf(text), [...before, wordsOf(text)]);
  });
  findTexts(tools, document).forEach((text) => {
    const danish = (waiting.get(keyOf(text)) || []).shift();
    if (!danish || danish === wordsOf(text)) return;
    const box = tools.make("span", "bilingual__danish");
    box.lang = sister.documentElement.lang;
    box.dir = sister.documentElement.dir;
    box.textContent = danish;
    if (button.dataset.catalogues && !text.closest("a")) box.append(" ", suggest(tools, button, keyOf(text)));
    text.append(box);
    text.classList.add("bilingual__paired");
  });
};

/**
 * Show the Danish, or take it away again; where it cannot be had, the page stays, and says so to who asked for it.
 *
 * @param {Tools} tools
 * @param {HTMLAnchorElement} button
 * @param {boolean} isOn
 * @param {boolean} isAsked Whether it was asked for just now, and not on another page.
 */
export const turn = async (tools, button, isOn, isAsked) => {
  tools.findAll(".bilingual__danish, .bilingual__missing").forEach((box) => box.remove());
  tools.findAll(".bilingual__paired").forEach((text) => text.classList.remove("bilingual__paired"));
  try {
    if (isOn) {
      await show(tools, button);
      tools.store.set("danish", true); // from now on
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // the host has no such page
    if (!isAsked) return;
    const missing = tools.make("p", "copy bilingual__missing", words.offline_language);
    missing.setAttribute("role", "status");
    tools.need(".heading").after(missing);
    return;
  }
  button.setAttribute("aria-pressed", String(isOn));
};
