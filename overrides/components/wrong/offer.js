// Offer to tell that something was not found.

/**
 * Give the ways to tell that something was not found; null where there are none.
 *
 * @param {import("../../assets/scripts/tools.js").Tools} tools
 * @param {string} query
 */
export const offer = ({ find }, query) => {
  const ways = find("main > .wrong");
  const copy = ways && /** @type {HTMLElement} */ (ways.cloneNode(true));
  if (copy) copy.dataset.asked = query;
  return copy;
};
