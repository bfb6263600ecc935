// Whom one calls about a step.

/**
 * Give the numbers to call about a step: that of whom everyone can call, which stands once above all of them, and its own.
 *
 * @param {import("../scripts/tools.js").Tools} tools
 * @param {HTMLElement} item
 */
export const callsOf = ({ findAll }, item) => [
  ...(item.matches("[data-own]") ? [] : findAll(".steps__everyone .call").slice(0, 1)),
  ...findAll(".call", item),
];
