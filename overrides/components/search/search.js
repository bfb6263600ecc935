// Search everything as one types, in the reader's language and in Danish.
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
  page: words.kind_page,
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
  item.append(link);
  return item;
};

/**
 * Put what was found into a box, by its kinds.
 *
 * @param {Tools} tools
 * @param {HTMLElement} box
 * @param {Found[]} found
 * @param {string} base
 */
const show = (tools, box, found, base) => {
  new Set(found.map(({ kind }) => kind)).forEach((kind) => {
    const list = tools.make("ul", "list");
    list.append(...found.filter((record) => record.kind === kind).map((record) => makeLine(tools, record, base)));
    box.append(tools.make("h2", "search__kind", KINDS[kind]), list);
  });
};

/**
 * Search as one types into the field of a front page.
 *
 * @param {Tools} tools
 * @param {HTMLInputElement} field
 */
export const start = async (tools, field) => {
  const { fill, find, make, need, root } = tools;
  const base = root + facts.folders[document.documentElement.lang];
  const form = /** @type {HTMLFormElement} */ (field.form);
  const status = make("p", "");
  const box = make("div", "search__results");
  status.setAttribute("role", "status");
  form.after(status, box);
  /** @type {(query: string) => Found[]} */
  let rank = () => [];
  let isReady = false;

  const look = () => {
    const query = field.value.trim();
    box.textContent = "";
    status.textContent = "";
    if (!query || !isReady) return;
    const found = rank(query).slice(0, SHOWN);
    status.innerHTML = found.length ? fill(words.search_count, { count: found.length }) : words.search_none;
    if (!found.length) {
      const call = /** @type {HTMLElement} */ (need(".bar__call").cloneNode(true));
      call.className = "call";
      box.append(call);
      box.append(offer(tools, query) || "");
    }
    show(tools, box, found, base);
  };

  const load = async () => {
    box.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(root + facts.search);
      if (!answer.ok) throw new Error(String(answer.status));
      const matching = await import("./matching.js");
      const records = matching.read(await answer.json());
      rank = (query) => matching.rank(records, query);
      isReady = true;
      look();
    } catch {
      status.innerHTML = words.search_failed;
      field.addEventListener("focus", load, { once: true });
    }
    box.setAttribute("aria-busy", "false");
  };

  field.addEventListener("input", look);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = find("a", box);
    if (first) first.focus();
  });
  await load();
};
