// When a course is held next, counted in the town's time wherever the phone is.
import { readClock } from "../../assets/scripts/clock.js";
import { facts, words } from "../../assets/scripts/page.js";

/** @typedef {import("../../assets/scripts/tools.js").Tools} Tools */

/**
 * @typedef {object} Schedule What stands in the attributes of an element `times`.
 * @property {string} [days] Days of the week, 0 is Sunday: "15".
 * @property {string} [opens] Such as "12:30".
 * @property {string} [closes]
 * @property {string} [from] The first day, as ISO 8601.
 * @property {string} [to] The last day.
 * @property {string} [due] The last day on which what is said of it holds.
 * @property {string} [since] The day on which that was confirmed, in the page's language.
 * @property {string} [ends] There, if it ends after some weeks, nobody knows when.
 * @property {string} [except] Days on which it is not held, with spaces between them.
 */

const DAY_MS = 864e5;
const LAST_DAY = 400;

/**
 * Find the next day on which something is held.
 *
 * @param {Schedule} schedule
 * @param {string[]} holidays
 * @param {string} today
 * @param {string} time
 * @returns {{ day: Date, ahead: number, isNow: boolean } | null} The day, how far ahead, and whether it is going on.
 */
export const nextDay = (schedule, holidays, today, time) => {
  const { days = "", opens = "", closes = "", from = "", to = "9999", except = "" } = schedule;
  const closed = holidays.concat(except.split(" "));
  for (let ahead = 0; ahead < LAST_DAY; ahead += 1) {
    const day = new Date(Date.parse(today) + ahead * DAY_MS);
    const date = day.toISOString().slice(0, 10);
    if (date > to) return null;
    const isHeld = days.includes(String(day.getUTCDay())) && !closed.includes(date) && date >= from;
    if (isHeld && (ahead || time < closes)) return { day, ahead, isNow: !ahead && time >= opens };
  }
  return null;
};

/**
 * Say whether what is said of something held only until a day before.
 *
 * @param {string | undefined} due
 * @param {string} today
 */
export const isOld = (due, today) => due !== undefined && today > due;

/**
 * Find when something is next, and whether what is said of it holds on that day; if it does not, it is neither held when
 * many have closed.
 *
 * @param {Schedule} schedule
 * @param {string} today
 * @param {string} time
 */
const findNext = (schedule, today, time) => {
  /** @param {string[]} closed */
  const find = (closed) => {
    const found = nextDay(schedule, closed, today, time);
    return found && { ...found, iso: found.day.toISOString().slice(0, 10) };
  };
  const next = find(facts.holidays);
  const old = next !== null && isOld(schedule.due, next.iso);
  return { next: old ? find(facts.holidays.concat(facts.unsure)) : next, old };
};

/**
 * Say when something is next: surely, or, if it is not known to hold on that day, only if nothing has changed; never where
 * that cannot be known.
 * On a day on which many have closed, one is to ask first.
 *
 * @param {Tools} tools
 * @param {Schedule} schedule
 * @param {string} today
 * @param {string} time
 * @returns {string} HTML; empty where nothing can be said.
 */
export const sayNext = ({ fill }, schedule, today, time) => {
  const { next, old } = findNext(schedule, today, time);
  if (!next || (old && schedule.ends !== undefined)) return "";
  const date = fill(facts.day_pattern, { day: next.day.getUTCDate(), month: facts.months[next.day.getUTCMonth()] });
  const weekday = facts.weekdays[next.day.getUTCDay()];
  const day = [words.today, words.tomorrow][next.ahead] || fill(words.weekday_date, { weekday, date });
  if (old) return fill(words.next_if, { date: schedule.since, day });
  const said = fill(words.next, { day });
  if (facts.unsure.includes(next.iso)) return `${said} (${words.ask_first})`; // nor is it said to be on
  return next.isNow ? words.next_now : said;
};

/**
 * Choose of several schedules the one that is on, or comes, first.
 *
 * @param {Schedule[]} schedules
 * @param {string} today
 * @param {string} time
 * @returns {number} Which one; -1 where none comes.
 */
export const soonest = (schedules, today, time) => {
  const starts = schedules.map((schedule) => {
    const { next } = findNext(schedule, today, time);
    return next ? `${next.iso} ${schedule.opens}` : "";
  });
  return starts.indexOf(starts.filter(Boolean).sort()[0] || "none");
};

/**
 * Say under each schedule, or under those that belong together, when it is next.
 *
 * @param {Tools} tools
 */
const draw = (tools) => {
  const { find, findAll, make } = tools;
  const { today, time } = readClock(new Date(), facts.time_zone);
  findAll(".times__next").forEach((line) => line.remove());
  findAll(".times").forEach((place) => {
    place.toggleAttribute("data-old", isOld(place.dataset.due, today) || isOld(place.dataset.to, today));
    const lines = place.dataset.days ? [place] : findAll("[data-days]", place);
    const schedules = lines.map((line) => ({ ...place.dataset, ...line.dataset }));
    const first = soonest(schedules, today, time);
    const said = first < 0 ? "" : sayNext(tools, schedules[first], today, time);
    if (!said) return;
    const line = make("span", "times__next", said);
    const hours = find(".hours", lines[first]);
    if (hours && lines.length > 1) {
      const copy = /** @type {HTMLElement} */ (hours.cloneNode(true));
      findAll("[data-key]", copy).forEach((text) => text.removeAttribute("data-key")); // they have no Danish sister
      line.append(" ", copy);
    }
    place.append(line);
  });
};

/** @param {Tools} tools */
export const start = (tools) => tools.onReturn(() => draw(tools));
