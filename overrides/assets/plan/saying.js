// The dates of a plan in words, in any of its voices.
import { addDays, stateOf, weekdayOf } from "./dates.js";

/** @typedef {import("../scripts/page.js").PlanVoice} Voice */
/** @typedef {import("../scripts/page.js").PlanStep} Step */
/** @typedef {import("./dates.js").Window} Window */
/** @typedef {{ step: Step, at: number, anchor: string, window: Window | null }} Stage A step with its dates. */
/** @typedef {import("../scripts/tools.js").Tools["fill"]} Fill */

/**
 * Say whether what is said of a step is sure on a day.
 *
 * @param {Step} step
 * @param {string} day
 */
export const isSure = ({ due }, day) => !due || day <= due;

/**
 * Say a day, with its year where that is another than today's.
 *
 * @param {Fill} fill
 * @param {Voice} voice
 * @param {string} day
 * @param {string} today
 */
export const sayPlanDay = (fill, voice, day, today) => {
  const [year, month, number] = day.split("-").map(Number);
  const bare = fill(voice.day_pattern, { day: number, month: voice.months[month - 1] });
  const date = day.slice(0, 4) === today.slice(0, 4) ? bare : `${bare} ${year}`;
  return fill(voice.phrases.weekday_date, { weekday: voice.weekdays[weekdayOf(day)], date });
};

/**
 * @param {Fill} fill
 * @param {Voice} voice
 * @param {Window} window
 * @param {string} today
 */
const sayDates = (fill, voice, { kind, days }, today) => {
  const { phrases } = voice;
  /** @param {string} day */
  const say = (day) => sayPlanDay(fill, voice, day, today);
  if (kind === "before") return fill(phrases.plan_before, { day: say(addDays(days[1], 1)) });
  if (kind === "span") return fill(phrases.event_from_to, { first: say(days[0]), last: say(days[1]) });
  return days.map(say).reduceRight((second, first) => fill(phrases.day_or_day, { first, second }));
};

/**
 * Say the dates of a step, whether they are past, and to ask first where they are not sure.
 *
 * @param {Fill} fill
 * @param {Voice} voice
 * @param {Stage} stage
 * @param {string} today
 * @returns {string} HTML; when after the arrival it comes, where it has no dates.
 */
export const sayWhen = (fill, voice, { step, at, window }, today) => {
  if (!window) return voice.whens[at];
  const dates = sayDates(fill, voice, window, today);
  const state = stateOf(window, today);
  if (state === "past") return fill(voice.phrases.plan_past, { dates });
  const said = state === "now" ? fill(voice.phrases.plan_now, { dates }) : dates;
  return isSure(step, window.days[window.days.length - 1]) ? said : fill(voice.phrases.plan_unsure, { dates: said });
};
