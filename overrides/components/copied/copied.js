// Copy a contact or a figure, with the address where it stands.
import { words } from "../../assets/scripts/page.js";

/**
 * @param {import("../../assets/scripts/tools.js").Tools} tools
 * @param {HTMLElement} item
 */
const addButton = ({ findAll, make, need }, item) => {
  const text = findAll("p", item).map((part) => part.innerText.trim()).join("\n");
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
  item.append(button, status);
};

/** @param {import("../../assets/scripts/tools.js").Tools} tools */
export const start = (tools) => tools.findAll(".copied > li").forEach((item) => addButton(tools, item));
