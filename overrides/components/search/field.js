// Fetch what a search needs when somebody goes to its field: the one for everything, and the one that looks up contacts.
import { words } from "../../assets/scripts/page.js";

/** @typedef {import("../../assets/scripts/tools.js").Tools} Tools */

/**
 * @param {Tools} tools
 * @param {HTMLFormElement} form
 */
const lookUp = (tools, form) => {
  form.hidden = false;
  const look = () => {
    import("../lookup/lookup.js")
      .then((module) => module.start(tools, form))
      .catch(() => form.addEventListener("focusin", look, { once: true }));
  };
  form.addEventListener("focusin", look, { once: true });
};

/**
 * @param {Tools} tools
 * @param {HTMLFormElement} form
 */
const searchIn = (tools, form) => {
  const field = /** @type {HTMLInputElement} */ (tools.need("input", form));
  const search = () => {
    import("./search.js").then((module) => module.start(tools, field)).catch(() => {
      const told = tools.make("p", "", words.search_failed);
      told.setAttribute("role", "status");
      form.after(told);
      field.addEventListener("focus", () => {
        told.remove();
        search();
      }, { once: true });
    });
  };
  const { asked } = window.history.state || {};
  if (typeof asked === "string" && !field.value) field.value = asked;
  if (field.value || document.activeElement === field) search();
  else field.addEventListener("focus", search, { once: true });
  form.addEventListener("submit", () => field.focus()); // the answers stand below it, once they have come
};

/**
 * @param {Tools} tools
 * @param {HTMLFormElement[]} forms
 */
export const start = (tools, forms) => forms.forEach((form) => (form.matches(".lookup") ? lookUp : searchIn)(tools, form));
