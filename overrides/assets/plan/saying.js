// The dates of a plan in words, in any of its voices.
import { facts } from "../scripts/page.js";
import { addDays, stateOf, weekdayOf } from "./dates.js";

/** @typedef {import("../scripts/page.js").PlanVoice} Voice */
/** @typedef {import("../scripts/page.js").PlanStep} Step */
/** @typedef {import("./dates.js").Window} Window */
/** @typedef {{ step: Step, at: number, anchor: string, window: Window | null }} Stage A step with its dates. */
/** @typedef {import("../scripts/tools.js").Tools["fill"]} Fill */

/**
 * Say whether what is said of a step is sure on some days.
 *
 * @param {Step} step
 * @param {string[]} days
 */
export const isSure = ({ due, is_doubted: isDoubted }, days) => {
  const { known_to: known } = facts.plan;
  return !isDoubted && days.every((day) => (!due || day <= due) && (!known || day <= known) && !facts.unsure.includes(day));
};

/**
 * Say what is in doubt of a step.
 *
 * @param {Fill} fill
 * @param {Step} step
 * @param {number} at Of the voices, the one that says it.
 */
export const sayDoubt = (fill, step, at) => {
  const { phrases } = facts.plan.voices[at];
  return step.is_doubted ? phrases.needs_confirmation : fill(phrases.note_stale, { date: step.since[at] });
};

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
  const pattern = day.slice(0, 4) === today.slice(0, 4) ? voice.day_pattern : voice.date_pattern;
  const date = fill(pattern, { day: number, month: voice.months[month - 1], year });
  return fill(voice.phrases.weekday_date, { weekday: voice.weekdays[weekdayOf(day)], date });
};

/**
 * Say when somebody came, or comes.
 *
 * @param {Fill} fill
 * @param {Voice} voice
 * @param {string} came
 * @param {string} today
 */
export const sayCame = (fill, voice, came, today) => fill(
  came > today ? voice.phrases.plan_comes : voice.phrases.plan_came,
  { day: sayPlanDay(fill, voice, came, today) },
);

/**
 * Say the dates of a step.
 *
 * @param {Fill} fill
 * @param {Voice} voice
 * @param {Window} window
 * @param {string} today
 */
export const sayDates = (fill, voice, { kind, days }, today) => {
  const { phrases } = voice;
  /** @param {string} day */
  const say = (day) => sayPlanDay(fill, voice, day, today);
  if (kind === "before") return fill(phrases.plan_before, { day: say(addDays(days[1], 1)) });
  if (kind === "span") return fill(phrases.event_from_to, { first: say(days[0]), last: say(days[1]) });
  return days.map(say).reduceRight((second, first) => fill(phrases.day_or_day, { first, second }));
};

/**
 * Say the dates of a step, whether they are past, and to ask first where they are not sure; of some days, those to come.
 *
 * @param {Fill} fill
 * @param {Voice} voice
 * @param {Stage} stage
 * @param {string} today
 * @param {boolean} [isDone] Whether the reader has ticked it: then nobody has to ask whether it has been.
 * @returns {string} HTML; when after the arrival it comes, where it has no dates.
 */
export const sayWhen = (fill, voice, { step, at, window }, today, isDone = false) => {
  if (!window) return voice.whens[at];
  const state = stateOf(window, today);
  const isLeft = window.kind === "days" && state !== "past";
  const days = isLeft ? window.days.filter((day) => day >= today) : window.days;
  const dates = sayDates(fill, voice, { ...window, days }, today);
  if (isDone && state === "past") return dates;
  if (state === "past") return fill(voice.phrases.plan_past, { dates });
  const said = state === "now" ? fill(voice.phrases.plan_now, { dates }) : dates;
  return isSure(step, days) ? said : fill(voice.phrases.plan_unsure, { dates: said });
};
