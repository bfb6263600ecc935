// Show the contacts that a reader types of: a name, a role, a topic, any part of a number, in any language.
import { facts, words } from "../../assets/scripts/page.js";
import { fold } from "../search/letters.js";
import { offer } from "../wrong/offer.js";

const FEW_DIGITS = 2;
const FEW_LETTERS = 3; // such as `who` and `for`

/**
 * Give the words of a question that may name someone or something.
 *
 * @param {string} query
 */
export const keyWords = (query) => {
  const asked = query.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const telling = asked.filter((word) => word.length > FEW_LETTERS || !/^[a-zæøå]+$/i.test(word));
  return (telling.length ? telling : asked).join(" ");
};

/**
 * Give the digits of a query that is a number, or a part of one; null for any other.
 *
 * @param {string} query
 */
export const readDigits = (query) => {
  const digits = fold(query).replace(/[\s+()-]/g, "").replace(/^00/, "");
  return /^\d+$/.test(digits) ? digits : null;
};

/**
 * Give the ids of the contacts with such digits in a number, which has its country's code.
 *
 * @param {string[][]} contacts
 * @param {string} digits
 */
export const findNumber = (contacts, digits) => contacts
  .filter((contact) => contact[contact.length - 1].split(" ").some((number) => number.includes(digits)))
  .map(([, id]) => id);

/**
 * Look contacts up as one types.
 *
 * @param {import("../../assets/scripts/tools.js").Tools} tools
 * @param {HTMLFormElement} form
 */
export const start = async (tools, form) => {
  const { fill, find, findAll, need } = tools;
  const { read, rank } = await import("../search/matching.js");
  const records = read(facts.contacts);
  const field = /** @type {HTMLInputElement} */ (need("input", form));
  const status = need("[role=status]", form);
  const topics = need(".lookup__topics");
  const groups = findAll(".lookup__group");

  /**
   * @param {string} query
   * @returns {string[] | null} The ids of those who are meant; null where nothing is asked yet.
   */
  const answer = (query) => {
    const digits = readDigits(query);
    if (digits) return digits.length < FEW_DIGITS ? null : findNumber(facts.contacts, digits);
    return query ? rank(records, keyWords(query)).map(({ address }) => address) : null;
  };

  const look = () => {
    const found = answer(field.value.trim());
    groups.forEach((group) => {
      const contacts = findAll(".contact", group);
      contacts.forEach((contact) => {
        contact.hidden = found !== null && !found.includes(contact.id);
      });
      group.hidden = contacts.every((contact) => contact.hidden);
    });
    topics.hidden = found !== null;
    findAll("[data-asked]", form).forEach((ways) => ways.remove());
    if (!found) status.textContent = "";
    else status.innerHTML = found.length ? fill(words.search_count, { count: found.length }) : words.search_none;
    if (found && !found.length) form.append(offer(tools, field.value.trim()) || "");
  };

  field.addEventListener("input", look);
  // WebKit empties the field of a page that one comes back to, and a slow phone does so late.
  addEventListener("pageshow", () => [0, 500].forEach((wait) => setTimeout(look, wait)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = find(".contact:not([hidden]) a");
    if (first) first.focus();
  });
  look();
};
