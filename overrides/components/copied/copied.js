// Copy a contact or a figure, with its age and the address where it stands.
import { words } from "../../assets/scripts/page.js";

/**
 * Give the words of a part; a number runs its way among words that run the other, and is bare where all run alike.
 *
 * @param {HTMLElement} part
 */
const sayPart = (part) => (document.dir === "rtl" && part.matches(".number") ? `\u2066${part.innerText}\u2069` : part.innerText);

/**
 * @param {import("../../assets/scripts/tools.js").Tools} tools
 * @param {HTMLElement} item
 */
const addButton = ({ find, findAll, make, need }, item) => {
  const value = find("td", item);
  const lines = value
    ? [`${need("a", item).innerText}: ${value.innerText}`, need(".quoted__source", item).innerText]
    : [...findAll("b, .contact__title, .number", item), ...findAll(".copied ~ .assured").slice(0, 1)].map(sayPart);
  const text = lines.map((line) => line.trim()).join("\n");
  const name = /** @type {HTMLElement} */ (need("b, a", item).cloneNode(true));
  findAll("[data-key]", name).forEach((part) => part.removeAttribute("data-key")); // it has no Danish sister
  const button = make("button", "button", `<span>${words.copy}</span><span class="copied__what"> ${name.innerHTML}</span>`);
  const status = make("span", "");
  button.type = "button";
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(`${text}\n${location.href.split("#")[0]}#${item.id}`);
    status.innerHTML = ` ${words.copied}`;
  });
  (value || item).append(button, status);
};

/** @param {import("../../assets/scripts/tools.js").Tools} tools */
export const start = (tools) => {
  if (navigator.clipboard) tools.findAll(".copied > li, .quoted__row").forEach((item) => addButton(tools, item));
};
