// What the reader has ticked.

/** @typedef {import("../scripts/tools.js").Tools} Tools */

/**
 * Say whether a step is ticked on the page.
 *
 * @param {Tools} tools
 * @param {{ anchor: string }} stage
 */
export const isDone = ({ find }, { anchor }) => Boolean(find(`[id="${anchor}"] .step__tick:checked`));
