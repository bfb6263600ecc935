// Search everything as one types, in the reader's language, and by Danish names and keywords.
import { facts, words } from "../../assets/scripts/page.js";
import { offer } from "../wrong/offer.js";

/** @typedef {import("../../assets/scripts/tools.js").Tools} Tools */
/** @typedef {import("./matching.js").Found} Found */

const SHOWN = 12;

/** @type {Record<string, string>} */
const KINDS = {
  course: words.kind_course,
  contact: words.kind_contact,
  step: words.kind_step,
  organization: words.kind_organization,
  term: words.kind_term,
  page: words.kind_page,
  about: words.kind_page,
};

/**
 * Make the line of something that was found; what is Danish is marked as such.
 *
 * @param {Tools} tools
 * @param {Found} record
 * @param {string} base
 */
const makeLine = ({ make }, record, base) => {
  const isOther = document.documentElement.lang !== facts.source.lang;
  const isDanish = isOther && (!record.danish || record.danish === record.title);
  const item = make("li", "");
  const link = make("a", "search__link");
  link.href = base + record.address;
  link.append(Object.assign(make("b", ""), { textContent: record.title }, isDanish ? facts.source : {}));
  if (isOther && !isDanish) link.append(" ", Object.assign(make("bdi", ""), { textContent: record.danish }, facts.source));
  link.append(" ", make("span", "search__kind", KINDS[record.kind]));
  item.append(link);
  return item;
};

/**
 * Search as one types into the field of a front page.
 *
 * @param {Tools} tools
 * @param {HTMLInputElement} field
 */
export const start = async (tools, field) => {
  const { fill, find, findAll, make, need, root } = tools;
  const base = root + facts.folders[document.documentElement.lang];
  const form = /** @type {HTMLFormElement} */ (field.form);
  const status = make("p", "");
  const box = make("div", "search__results");
  status.setAttribute("role", "status");
  form.after(status, box);
  /** @type {(query: string) => { found: Found[], missing: string[], isApart: boolean }} */
  let ask = () => ({ found: [], missing: [], isApart: false });
  let isReady = false;

  const look = () => {
    const query = field.value.replace(/^\s+/, "");
    box.textContent = "";
    status.textContent = "";
    if (!query || !isReady) return;
    const { found, missing, isApart } = ask(query);
    const lines = found.slice(0, SHOWN).map((record) => makeLine(tools, record, base));
    status.innerHTML = lines.length ? fill(words.search_count, { count: lines.length }) : words.search_none;
    if (missing.length || !lines.length) {
      if (lines.length) status.innerHTML = fill(isApart ? words.search_apart : words.search_missing, { words: "<bdi></bdi>" });
      findAll("bdi", status).forEach((place) => place.append(missing.join(" "))); // as text, whatever was typed
      const call = /** @type {HTMLElement} */ (need(".bar__call").cloneNode(true));
      call.className = "call";
      box.append(call, offer(tools, query) || "");
    }
    if (!lines.length) return;
    const list = make("ul", "search__list");
    list.append(...lines);
    box.append(list);
  };

  const load = async () => {
    box.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(root + facts.search);
      if (!answer.ok) throw new Error(String(answer.status));
      const matching = await import("./matching.js");
      const records = matching.read(await answer.json());
      const lists = matching.readLists(facts.stop_words, facts.absent_words);
      ask = (query) => matching.answer(records, query, lists);
      ask([...document.title].reverse().join("")); // the first answers, and those to no word, take longest: no key waits
      isReady = true;
      look();
    } catch {
      status.innerHTML = words.search_failed;
      field.addEventListener("focus", load, { once: true });
    }
    box.setAttribute("aria-busy", "false");
  };

  field.addEventListener("input", look);
  box.addEventListener("click", () => window.history.replaceState({ asked: field.value }, "")); // for who comes back from there
  // WebKit empties the field of a page that one comes back to, and a slow phone does so late.
  addEventListener("pageshow", () => [0, 500].forEach((wait) => setTimeout(look, wait)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = find(".search__link", box) || find("a", box);
    if (first) first.focus();
  });
  await load();
};
