// Tick off the steps after arrival, and show one's own dates; both stay on this phone.
import { words } from "../../assets/scripts/page.js";

/** @typedef {import("../../assets/scripts/tools.js").Tools} Tools */

/**
 * @param {Tools} tools
 * @param {HTMLElement} list
 */
const findTicks = ({ findAll }, list) => /** @type {HTMLInputElement[]} */ (findAll(".step__tick", list));

/**
 * @param {Tools} tools
 * @param {HTMLElement} step
 * @param {string[]} done
 * @param {() => void} change
 */
const addTick = ({ make, need }, step, done, change) => {
  const label = make("label", "step__done");
  const tick = make("input", "step__tick");
  tick.type = "checkbox";
  label.append(tick, make("span", "", words.step_done));
  tick.checked = done.includes(step.id);
  tick.addEventListener("change", change);
  tick.setAttribute("aria-describedby", `${step.id}-title`);
  need(".step__title", step).id = `${step.id}-title`;
  step.append(label);
};

/**
 * @param {Tools} tools
 * @param {HTMLElement} list
 */
const addCount = ({ make }, list) => {
  const box = make("div", "steps__count");
  const kept = make("p", "");
  const status = make("p", "");
  const clear = make("button", "button", words.steps_clear);
  status.setAttribute("role", "status");
  box.append(kept, status, clear);
  list.before(box);
  return { list, kept, status, clear };
};

/**
 * Offer to show one's own dates, or show them to a reader who said when they came.
 *
 * @param {Tools} tools
 */
const offerPlan = (tools) => {
  const offer = tools.make("button", "button plan", words.plan_offer);
  const open = () => {
    import("../../assets/plan/plan.js").then((module) => module.start(tools)).catch(() => offer.remove());
  };
  offer.addEventListener("click", open);
  const ways = tools.find(".tracks");
  if (ways) ways.after(offer);
  else tools.need(".steps").before(offer);
  if (tools.store.get("came")) open();
};

/** @param {Tools} tools */
export const start = (tools) => {
  offerPlan(tools);
  const counts = tools.findAll(".steps").map((list) => addCount(tools, list));
  const change = () => {
    const done = tools
      .findAll(".step")
      .filter((step) => findTicks(tools, step).some((tick) => tick.checked))
      .map((step) => step.id);
    const isKept = tools.store.set("steps", done);
    counts.forEach(({ list, kept, status, clear }) => {
      const ticks = findTicks(tools, list);
      const count = ticks.filter((tick) => tick.checked).length;
      kept.innerHTML = isKept ? words.steps_kept : words.steps_not_kept;
      status.innerHTML = tools.fill(words.steps_count, { count, all: ticks.length });
      clear.hidden = !done.length;
    });
  };
  const stored = tools.store.get("steps");
  const before = Array.isArray(stored) ? stored : [];
  counts.forEach(({ list, clear }) => {
    tools.findAll(".step", list).forEach((step) => addTick(tools, step, before, change));
    clear.addEventListener("click", () => {
      const ticks = findTicks(tools, list);
      ticks.forEach((tick) => {
        tick.checked = false;
      });
      change();
      ticks[0].focus();
    });
  });
  change();
};
