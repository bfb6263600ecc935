// A press that puts a step of the plan into the phone's calendar.
import { facts, words } from "../scripts/page.js";
import { MINUTE_MS, writeCalendar } from "./calendar.js";
import { callsOf } from "./calls.js";
import { addDays } from "./dates.js";
import { isSure, sayDates, sayDoubt } from "./saying.js";

/** @typedef {import("../scripts/tools.js").Tools} Tools */
/** @typedef {import("./saying.js").Stage} Stage */
/** @typedef {import("./dates.js").Window} Window */

const TOLD = ".step__title ~ p:not(.step__calls):not(.plan__made):not(.wrong):not(.listen__offer):not(.step__doubt), .step__title ~ ul";

/** @param {string} html */
const plain = (html) => (new DOMParser().parseFromString(html, "text/html").body.textContent || "").trim();

/**
 * Keep numbers and names in their own order in a text that runs from right to left, as isolates do (UAX 9).
 *
 * @param {string} text
 * @param {HTMLElement[]} parts
 */
const inOrder = (text, parts) => parts.reduce((all, { innerText }) => all.replace(innerText, `\u2066${innerText}\u2069`), text);

/**
 * Give the first and the last day of each time: of what must be done before a day, the last day on which one can.
 *
 * @param {Window} window
 */
const listTimes = ({ kind, days }) => {
  if (kind === "before") return [days[1], days[1]];
  return kind === "span" ? days : [...days, ...days].sort();
};

/**
 * Give the lines that a step has on the page, without the ways to a map.
 *
 * @param {Tools} tools
 * @param {HTMLElement} item
 */
const listLines = (tools, item) => [...tools.findAll(TOLD, item), ...callsOf(tools, item)].map((line) => {
  const silent = tools.findAll(".place__app, .place__web, .bilingual__danish", line);
  const told = silent.reduce((text, link) => text.replace(link.innerText, ""), line.innerText);
  return inOrder(told.trim(), tools.findAll(".number, [dir=ltr]", line));
});

/**
 * @param {Tools} tools
 * @param {HTMLElement} item The step, as it stands on the page.
 * @param {Stage} stage
 * @param {Window} window
 * @param {string} came
 */
export const addButton = (tools, item, { step, at }, window, came) => {
  const { fill, find, make } = tools;
  const [voice] = facts.plan.voices;
  const isCertain = isSure(step, window.days);
  const isOpen = window.kind === "before" || window.days.length > 1;
  const button = make("button", "button plan__made", isCertain ? words.add_calendar : words.add_calendar_unsure);
  button.setAttribute("aria-describedby", `${item.id}-title`);
  button.addEventListener("click", () => {
    const dates = plain(sayDates(fill, voice, window, came));
    const title = [plain(voice.titles[at]), ...(isOpen ? [dates] : [])].join(`${voice.comma} `);
    const entry = {
      id: step.id,
      title: isCertain ? title : `${title} (${plain(voice.phrases.ask_first)})`,
      lines: [`${plain(voice.whens[at])}${voice.colon} ${dates}`, ...listLines(tools, item), ...(isCertain ? [] : [plain(sayDoubt(fill, step, 0))])],
      days: listTimes(window),
      isSure: isCertain,
      lang: voice.lang,
    };
    const text = writeCalendar(entry, facts.plan.site, new Date(), (day) => addDays(day, 1));
    const link = make("a", "");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
    link.download = `${step.id}.ics`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), MINUTE_MS);
  });
  const calls = find(".step__calls", item) || make("p", "step__calls plan__made");
  if (!calls.parentNode) item.insertBefore(calls, find(".wrong, .step__done", item));
  calls.append(button);
};
