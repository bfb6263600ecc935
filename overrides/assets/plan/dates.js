// Which dates the steps after an arrival have. Days are ISO 8601 throughout, and counted in UTC: no clock changes there.

/**
 * @typedef {object} Step A step, as far as its dates go.
 * @property {string} [dates] What its time is counted in, as kinds.yml has it; nothing where it has no dates.
 * @property {number} amount How many of these.
 * @property {string} days The weekdays of which it is the first, 0 is Sunday: "45".
 */

/**
 * @typedef {object} Window The dates of a step.
 * @property {"days" | "before" | "span"} kind One of some days; before a day; from a day to another.
 * @property {string[]} days The first and the last day; each of them where it is one of some.
 */

const DAY_MS = 864e5;
const MISSED_DAYS = 60; // so long what was not done is still to be done

/**
 * Give the day so many days after another.
 *
 * @param {string} day
 * @param {number} count
 */
export const addDays = (day, count) => new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);

/**
 * Give the same day of a later month; the first of the next where it has no such day.
 *
 * @param {string} day
 * @param {number} count
 */
export const addMonths = (day, count) => {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last + 1))).toISOString().slice(0, 10);
};

/**
 * Give the day of the week; 0 is Sunday.
 *
 * @param {string} day
 */
export const weekdayOf = (day) => new Date(day).getUTCDay();

/**
 * Give the first of some weekdays after a day, each one's own, but for days on which nothing is held.
 *
 * @param {string} weekdays
 * @param {string} came
 * @param {string[]} holidays
 */
const firstDays = (weekdays, came, holidays) => [...weekdays].map((weekday) => {
  let day = addDays(came, 1);
  while (String(weekdayOf(day)) !== weekday || holidays.includes(day)) day = addDays(day, 1);
  return day;
}).sort();

/**
 * Give the dates of a step for somebody who came on a day; null where it has none.
 *
 * @param {Step} step
 * @param {string} came
 * @param {string[]} holidays
 * @param {string} [after] The last day of an appointment that comes first: what begins in a week does not end before it.
 * @returns {Window | null}
 */
export const windowOf = ({ dates, amount, days }, came, holidays, after = "") => {
  if (days) return { kind: "days", days: firstDays(days, came, holidays) };
  if (dates === "day" && amount === 1) return { kind: "days", days: [came] };
  if (dates === "before") return { kind: "before", days: ["", addDays(came, -1)] };
  if (dates === "next-week") {
    let monday = addDays(came, 7 - ((weekdayOf(came) + 6) % 7));
    while (addDays(monday, 6) < after) monday = addDays(monday, 7);
    return { kind: "span", days: [monday, addDays(monday, 6)] };
  }
  if (!dates) return null;
  const end = dates === "month" ? addMonths(came, amount) : addDays(came, amount * (dates === "week" ? 7 : 1));
  return { kind: "before", days: [came, addDays(end, -1)] };
};

/**
 * Give the dates of steps in their order.
 *
 * @param {Step[]} steps
 * @param {string} came
 * @param {string[]} holidays
 */
export const windowsOf = (steps, came, holidays) => {
  let after = "";
  return steps.map((step) => {
    const window = windowOf(step, came, holidays, after);
    if (window && step.days) after = window.days[window.days.length - 1];
    return window;
  });
};

/**
 * Say whether dates are past, now, or to come.
 *
 * @param {Window} window
 * @param {string} today
 * @returns {"past" | "now" | "later"}
 */
export const stateOf = ({ kind, days }, today) => {
  if (today > days[days.length - 1]) return "past";
  const isNow = kind === "days" ? days.includes(today) : today >= days[0];
  return isNow ? "now" : "later";
};

/**
 * Choose the step that comes next: the first that was missed; else, of those that are neither done nor past, the one
 * whose last day is the first; where there is none, the first that has no dates and is not done. Who ticks steps has not
 * done what comes behind the last
 * one that is ticked, though it was to be some weeks ago; what comes before it, or of who ticks none, nobody knows: when
 * all their dates are past, no step is the next.
 *
 * @param {(Window | null)[]} windows In the order of the steps.
 * @param {boolean[]} done
 * @param {string} today
 * @returns {number} Which one; -1 where there is none.
 */
export const nextStep = (windows, done, today) => {
  const lastDone = done.lastIndexOf(true);
  /** @param {number} at */
  const lastDay = (at) => {
    const window = windows[at];
    return window && !done[at] ? window.days[window.days.length - 1] : "";
  };
  const undone = windows.map((_, at) => at).filter(lastDay);
  const missed = undone.find((at) => lastDone >= 0 && at > lastDone && lastDay(at) < today && addDays(lastDay(at), MISSED_DAYS) >= today);
  if (missed !== undefined) return missed;
  const open = undone.filter((at) => lastDay(at) >= today);
  if (!open.length && (lastDone >= 0 || !windows.some(Boolean))) return windows.findIndex((window, at) => !window && !done[at]);
  if (!open.length) return -1;
  return open.reduce((best, at) => (lastDay(at) < lastDay(best) ? at : best));
};
