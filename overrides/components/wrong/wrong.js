// Add to what is told as wrong what was shown, or what was searched for.

const LONGEST = 600;
/** Half of a letter, which no address can hold. */
const HALF = /[\ud800-\udbff]$/;

/**
 * Add something to what a link has prepared: to the message, or to the field of a form.
 *
 * @param {string} href
 * @param {string} text
 */
export const addTo = (href, text) => {
  const shown = encodeURIComponent(text.replace(/\n{2,}/g, "\n").trim().slice(0, LONGEST).replace(HALF, ""));
  return href + (href.startsWith("http") ? `&wrong=${shown}` : `%0A${shown}`);
};

/** @param {import("../../assets/scripts/tools.js").Tools} tools */
export const start = ({ need }) => {
  document.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest(".wrong__way"));
    if (!link) return;
    const record = /** @type {HTMLElement} */ (link.closest("li") || need("main"));
    const own = need(".wrong", record).innerText;
    const asked = /** @type {HTMLElement | null} */ (link.closest("[data-asked]"));
    link.dataset.prepared = link.dataset.prepared || link.href;
    link.href = addTo(link.dataset.prepared, asked ? asked.dataset.asked || "" : record.innerText.replace(own, ""));
  }, true);
};
