// One's own plan: the dates of the steps for a reader who said when they came. All of it happens on the phone.
import { readClock } from "../scripts/clock.js";
import { facts, words } from "../scripts/page.js";
import { addDays, nextStep, stateOf, windowsOf } from "./dates.js";
import { addButton } from "./entry.js";
import { sayCame, sayWhen } from "./saying.js";
import { printSheet } from "./sheet.js";
import { isDone } from "./ticks.js";

/** @typedef {import("../scripts/tools.js").Tools} Tools */
/** @typedef {import("./saying.js").Stage} Stage */
/** @typedef {{ day: string, track: string }} Came When a reader came, and how. */

const KEPT = "came";
const TICKING = ["change", "click"]; // a press takes all ticks away
const YEAR_DAYS = 366;
const LONGEST_YEARS = 20;

const readToday = () => readClock(new Date(), facts.time_zone).today;

/**
 * Read a day as a field gives it: as ISO 8601, or as a reader writes it where the phone has no calendar of its own.
 *
 * @param {string} written
 * @param {string} today
 * @returns {string} ISO 8601; empty where it is no day on which somebody can have come, or can come.
 */
const readDay = (written, today) => {
  const parts = written.match(/^\s*(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4})\s*$/);
  const day = parts ? `${parts[3]}-${parts[2].padStart(2, "0")}-${parts[1].padStart(2, "0")}` : written;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day;
  return isDay && day <= addDays(today, YEAR_DAYS) && day >= addDays(today, -YEAR_DAYS * LONGEST_YEARS) ? day : "";
};

/**
 * Give what the phone has kept of when the reader came; null where it has nothing that can be.
 *
 * @param {Tools} tools
 * @returns {Came | null}
 */
const readCame = ({ store }) => {
  const kept = store.get(KEPT);
  const day = kept && readDay(String(kept.day), readToday());
  return day && Object.keys(facts.plan.tracks).includes(kept.track) ? { day, track: kept.track } : null;
};

/**
 * Give the steps of the way on which somebody came, with their dates.
 *
 * @param {Came} came
 * @returns {Stage[]}
 */
const listStages = ({ day, track }) => {
  const own = facts.plan.steps.map((step, at) => ({ step, at })).filter(({ step }) => step.tracks.includes(track));
  const windows = windowsOf(own.map(({ step }) => step), day, facts.holidays.concat(facts.unsure));
  return own.map(({ step, at }, place) => ({
    step,
    at,
    anchor: step.tracks[0] === track ? step.id : `${track}-${step.id}`,
    window: windows[place],
  }));
};

/**
 * @param {Tools} tools
 * @param {Came} came
 * @returns {Stage | undefined}
 */
const chooseNext = (tools, came) => {
  const stages = listStages(came);
  const kept = tools.store.get("steps");
  const isHere = tools.find(".step__tick"); // else what was ticked on the page with the steps
  const done = stages.map((stage) => (isHere ? isDone(tools, stage) : Array.isArray(kept) && kept.includes(stage.anchor)));
  return stages[nextStep(stages.map(({ window }) => window), done, readToday())];
};

/**
 * Bring along the styles of what this script makes.
 *
 * They come with the script, not with the page, for most readers have no plan: that saves 300 bytes of two pages.
 */
const dress = () => {
  const [sheet] = document.styleSheets;
  if (!sheet) return; // a reader without styles has a plan all the same
  const rule = `@media all{${facts.plan_style}}`;
  const last = sheet.cssRules[sheet.cssRules.length - 1];
  if (!last.cssText.includes(".plan")) sheet.insertRule(rule, sheet.cssRules.length);
};

/**
 * Make an element in the language of the plan, which is the data's own where the page's lacks words.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tools} tools
 * @param {Tag} tag
 * @param {string} className
 * @param {string} html
 */
const makeSaid = ({ make }, tag, className, html) => {
  const [{ lang, dir }] = facts.plan.voices;
  return Object.assign(make(tag, className, html), { lang, dir });
};

/**
 * Mark the step that comes next, and no other; give it.
 *
 * @param {Tools} tools
 * @param {Came} came
 */
const markNext = (tools, came) => {
  const next = chooseNext(tools, came);
  tools.findAll(".step").forEach((item) => {
    if (next && item.id === next.anchor) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
  });
  return next;
};

/**
 * Show the dates on the steps of the page, as the ticks stand now.
 *
 * @param {Tools} tools
 * @param {Came} came
 */
const dateSteps = (tools, came) => {
  const today = readToday();
  const [voice] = facts.plan.voices;
  tools.findAll(".step .plan__made").forEach((before) => before.remove());
  listStages(came).forEach((stage) => {
    const item = document.getElementById(stage.anchor);
    if (!item || !stage.window) return;
    const state = stateOf(stage.window, today);
    item.dataset.plan = state;
    const said = sayWhen(tools.fill, voice, stage, today, isDone(tools, stage));
    const line = makeSaid(tools, "p", "plan__date plan__made", said);
    tools.need(".step__when", item).after(line);
    if (state !== "past") addButton(tools, item, stage, stage.window, came.day);
  });
};

/**
 * Put a box of the plan where the steps begin.
 *
 * @param {Tools} tools
 * @param {HTMLElement} box
 */
const place = ({ findAll, need }, box) => {
  findAll(".plan").forEach((before) => before.remove());
  need(".tracks, .steps").before(box);
};

/**
 * Show the plan of somebody who came on a day.
 *
 * @param {Tools} tools
 * @param {Came} came
 * @param {boolean} isKept
 */
const show = (tools, came, isKept) => {
  const { fill, findAll, make } = tools;
  const today = readToday();
  const [voice] = facts.plan.voices;
  const box = make("section", "plan");
  const said = makeSaid(tools, "p", "plan__said", sayCame(fill, voice, came.day, today));
  const print = make("button", "button", words.plan_print);
  const clear = make("button", "button", words.plan_clear);
  said.tabIndex = -1;
  const way = make("p", "");
  box.append(said, way, make("p", "", isKept ? words.plan_kept : words.plan_not_kept), print, " ", clear);
  const mark = () => {
    dateSteps(tools, came);
    const next = markNext(tools, came);
    way.innerHTML = next ? `<b>${words.plan_next}</b><br>` : "";
    const link = next && makeSaid(tools, "a", "", voice.titles[next.at]); // for some, their steps stand far below
    if (link) way.append(Object.assign(link, { href: `#${next.anchor}` }));
  };
  const renew = () => {
    if (!document.hidden && readToday() !== today) location.reload(); // left open over midnight
  };
  TICKING.forEach((kind) => document.addEventListener(kind, mark));
  document.addEventListener("visibilitychange", renew);
  print.addEventListener("click", () => printSheet(tools, listStages(came), came.day, today));
  clear.addEventListener("click", () => {
    tools.store.set(KEPT, null);
    TICKING.forEach((kind) => document.removeEventListener(kind, mark));
    document.removeEventListener("visibilitychange", renew);
    findAll(".plan__made").forEach((one) => one.remove());
    findAll(".step").forEach((item) => {
      item.removeAttribute("aria-current");
      delete item.dataset.plan;
    });
    ask(tools);
  });
  place(tools, box);
  mark();
  return said;
};

/**
 * Ask when somebody came, and how.
 *
 * @param {Tools} tools
 */
const ask = (tools) => {
  const { make, need, store } = tools;
  const { tracks } = facts.plan;
  const choices = Object.keys(tracks).map((track, at) => (
    `<label class="plan__choice"><input type="radio" name="track" value="${track}"${at ? "" : " checked"}> <span>${tracks[track]}</span></label>`
  )).join("");
  const form = /** @type {HTMLFormElement} */ (make("form", "plan", [
    `<label class="plan__day">${words.plan_day} <input type="date" name="day"></label><p role="alert" id="plan-alert"></p>`,
    `<fieldset class="plan__tracks"><legend>${words.choose_track}</legend>${choices}</fieldset>`,
    `<button class="button">${words.plan_show}</button><p>${words.plan_kept}</p>`,
  ].join("")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    const written = String(given.get("day"));
    const came = { day: readDay(written, readToday()), track: String(given.get("track")) };
    if (came.day) show(tools, came, store.set(KEPT, came)).focus();
    else {
      const field = need("[name=day]", form);
      need("[role=alert]", form).innerHTML = written ? words.plan_wrong : words.plan_missing;
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", "plan-alert");
      field.focus();
    }
  });
  place(tools, form);
  need("[name=day]", form).focus();
};

/**
 * Show the step that comes next, and the way to it.
 *
 * @param {Tools} tools
 */
const showNext = (tools) => {
  const came = readCame(tools);
  const next = came && chooseNext(tools, came);
  const shown = tools.find(".plan");
  const said = came && next ? [readToday(), came.day, next.anchor].join(" ") : "";
  if (shown && said && shown.dataset.shown === said) return; // whoever is on its link stays there
  if (shown) shown.remove();
  if (!next) return;
  const [voice] = facts.plan.voices;
  const address = `${tools.root}${facts.plan.page}#${next.anchor}`;
  const title = `<a href="${address}">${voice.titles[next.at]}</a>`;
  const when = sayWhen(tools.fill, voice, next, readToday());
  const box = tools.make("section", "plan", `<h2>${words.plan_next}</h2>`);
  box.append(makeSaid(tools, "p", "", title), makeSaid(tools, "p", "plan__date", when));
  box.dataset.shown = said;
  tools.need(".tiles").before(box);
};

/**
 * Show the plan of a reader who said when they came, or ask for that; on the front page, what comes next.
 *
 * What the phone has kept and nobody can have said is dropped, and nothing is asked before a press.
 *
 * @param {Tools} tools
 */
export const start = (tools) => {
  const came = readCame(tools);
  dress();
  if (!tools.find(".steps")) {
    if (came) tools.onReturn(() => showNext(tools));
  } else if (came) {
    if (!tools.find(".plan__said")) show(tools, came, true); // an early press finds it shown
  } else if (tools.store.get(KEPT)) tools.store.set(KEPT, null);
  else ask(tools);
};
