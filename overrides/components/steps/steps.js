// Tick off the steps after arrival, and show one's own dates; both stay on this phone.
import { words } from "../../assets/scripts/page.js";

/** @typedef {import("../../assets/scripts/tools.js").Tools} Tools */

/**
 * @param {Tools} tools
 * @param {HTMLElement} list
 */
const findTicks = ({ findAll }, list) => /** @type {HTMLInputElement[]} */ (findAll(".step__tick", list));

/** @param {HTMLInputElement} tick */
const stepOf = (tick) => /** @type {HTMLElement} */ (tick.closest(".step")).id;

/**
 * @param {Tools} tools
 * @param {HTMLElement} step
 * @param {(steps: string[], isDone: boolean) => void} mark
 */
const addTick = ({ make, need }, step, mark) => {
  const label = make("label", "step__done");
  const tick = make("input", "step__tick");
  tick.type = "checkbox";
  label.append(tick, make("span", "", words.step_done));
  tick.addEventListener("change", () => mark([step.id], tick.checked));
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
  /** @param {() => void} failed */
  const open = (failed) => {
    import("../../assets/plan/plan.js").then((module) => module.start(tools)).catch(failed);
  };
  // What the page would fetch is gone where a newer site was published meanwhile, which knows where it is now.
  offer.addEventListener("click", () => open(() => navigator.onLine && location.reload()));
  const ways = tools.find(".tracks");
  if (ways) ways.after(offer);
  else tools.need(".steps").before(offer);
  if (tools.store.get("came")) open(() => {});
};

/** @param {Tools} tools */
export const start = (tools) => {
  offerPlan(tools);
  const counts = tools.findAll(".steps").map((list) => addCount(tools, list));
  /** @type {string[]} */
  let done = [];
  let isKept = true;
  const read = () => {
    const stored = isKept ? tools.store.get("steps") : done;
    done = Array.isArray(stored) ? stored : [];
  };
  const show = () => counts.forEach(({ list, kept, status, clear }) => {
    const ticks = findTicks(tools, list);
    ticks.forEach((tick) => {
      tick.checked = done.includes(stepOf(tick));
    });
    const count = ticks.filter((tick) => tick.checked).length;
    kept.innerHTML = isKept ? words.steps_kept : words.steps_not_kept;
    status.innerHTML = tools.fill(words.steps_count, { count, all: ticks.length });
    clear.hidden = !count;
  });
  /**
   * @param {string[]} steps
   * @param {boolean} isDone
   */
  const mark = (steps, isDone) => {
    read(); // another page may have marked one meanwhile
    done = done.filter((id) => !steps.includes(id)).concat(isDone ? steps : []);
    isKept = tools.store.set("steps", done);
    show();
  };
  counts.forEach(({ list, clear }) => {
    tools.findAll(".step", list).forEach((step) => addTick(tools, step, mark));
    clear.addEventListener("click", () => {
      const ticks = findTicks(tools, list);
      mark(ticks.map(stepOf), false);
      ticks[0].focus();
    });
  });
  read();
  isKept = tools.store.set("steps", done);
  tools.onReturn(() => {
    read();
    show();
  });
};
