// Whom one calls about a step.

/**
 * Give the numbers that stand on a step; where none does, whom everyone can call, who stands once above all of them.
 *
 * @param {import("../scripts/tools.js").Tools} tools
 * @param {HTMLElement} item
 */
export const callsOf = ({ findAll }, item) => {
  const own = findAll(".call", item);
  return own.length ? own : findAll(".steps__everyone .call").slice(0, 1);
};
