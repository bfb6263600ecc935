// A plan's dates are those of the town, whenever somebody came, and its calendar is one that phones read.
import assert from "node:assert/strict";
import test from "node:test";

import ICAL from "ical.js";

import { callsOf } from "../../../overrides/assets/plan/calls.js";
import { escapeText, foldLine, writeCalendar } from "../../../overrides/assets/plan/calendar.js";
import { addDays, addMonths, nextStep, stateOf, weekdayOf, windowOf, windowsOf } from "../../../overrides/assets/plan/dates.js";
import { facts } from "../../../overrides/assets/scripts/page.js";
import { isSure, sayPlanDay, sayWhen } from "../../../overrides/assets/plan/saying.js";

const THURSDAY = "2026-11-19";
const step = (given) => ({ dates: null, amount: 1, days: "", ...given });
const fill = (pattern, values) => pattern.replace(/\{([a-z]+)\}/g, (_, name) => String(values[name]));
const VOICE = {
  comma: ",",
  colon: ":",
  date_pattern: "{day}. {month} {year}",
  day_pattern: "{day}. {month}",
  months: ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"],
  weekdays: ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"],
  phrases: {
    weekday_date: "{weekday} {date}",
    day_or_day: "{first} eller {second}",
    event_from_to: "{first} til {last}",
    plan_before: "før {day}",
    plan_now: "Nu: {dates}",
    plan_past: "{dates} (er gået). Ring, hvis det ikke er sket.",
    plan_unsure: "{dates}. Ring først.",
  },
  whens: ["Så snart som muligt"],
};

for (const [name, given, came, kind, days] of [
  ["the first day is the day itself", { dates: "day" }, THURSDAY, "days", [THURSDAY]],
  ["three days begin with it", { dates: "day", amount: 3 }, THURSDAY, "before", [THURSDAY, "2026-11-21"]],
  ["a week has seven days", { dates: "week" }, THURSDAY, "before", [THURSDAY, "2026-11-25"]],
  ["four weeks have 28", { dates: "week", amount: 4 }, THURSDAY, "before", [THURSDAY, "2026-12-16"]],
  ["a month ends on the same day", { dates: "month" }, THURSDAY, "before", [THURSDAY, "2026-12-18"]],
  ["a month after the 31st ends with the next", { dates: "month" }, "2027-01-31", "before", ["2027-01-31", "2027-02-28"]],
  ["the next week is Monday to Sunday", { dates: "next-week" }, THURSDAY, "span", ["2026-11-23", "2026-11-29"]],
  ["after a Sunday it begins at once", { dates: "next-week" }, "2026-11-22", "span", ["2026-11-23", "2026-11-29"]],
  ["after a Monday it is a week away", { dates: "next-week" }, "2026-11-23", "span", ["2026-11-30", "2026-12-06"]],
  ["the journey was before", { dates: "before" }, THURSDAY, "before", ["", "2026-11-18"]],
  ["the first of two weekdays", { days: "45" }, "2026-11-17", "days", [THURSDAY, "2026-11-20"]],
  ["who comes on one of them has the other first", { days: "45" }, THURSDAY, "days", ["2026-11-20", "2026-11-26"]],
  ["across the change to summer time", { dates: "week" }, "2027-03-25", "before", ["2027-03-25", "2027-03-31"]],
  ["across the change to winter time", { days: "1" }, "2026-10-24", "days", ["2026-10-26"]],
  ["across a leap day", { dates: "month" }, "2028-02-29", "before", ["2028-02-29", "2028-03-28"]],
]) {
  test(`${name}`, () => {
    assert.deepEqual(windowOf(step(given), came, []), { kind, days });
  });
}

test("a holiday is no first day", () => {
  assert.deepEqual(windowOf(step({ days: "45" }), "2026-12-22", ["2026-12-24", "2026-12-25"]), {
    kind: "days", days: ["2026-12-31", "2027-01-01"],
  });
});

test("what begins the week after an appointment does not end before it", () => {
  const steps = [step({ days: "45" }), step({ dates: "next-week" }), step({ dates: "week" })];
  const holidays = ["2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01"];
  const [interview, lessons, other] = windowsOf(steps, "2026-12-23", holidays);

  assert.deepEqual(interview.days, ["2027-01-07", "2027-01-08"]);
  assert.deepEqual(lessons.days, ["2027-01-04", "2027-01-10"]);
  assert.deepEqual(other, windowOf(steps[2], "2026-12-23", holidays));
  assert.deepEqual(windowsOf(steps, THURSDAY, [])[1], windowOf(steps[1], THURSDAY, []));
});

test("what has no dates has no window", () => {
  assert.equal(windowOf(step({}), THURSDAY, []), null);
});

test("days are counted without clocks", () => {
  assert.equal(addDays("2027-03-27", 1), "2027-03-28");
  assert.equal(addDays("2027-03-28", 1), "2027-03-29");
  assert.equal(addDays("2026-12-31", 1), "2027-01-01");
  assert.equal(addMonths("2026-11-30", 3), "2027-03-01");
  assert.equal(addMonths("2026-11-30", 1), "2026-12-30");
  assert.equal(weekdayOf(THURSDAY), 4);
});

for (const [today, state] of [["2026-11-18", "later"], [THURSDAY, "now"], ["2026-11-25", "now"], ["2026-11-26", "past"], ["2027-11-19", "past"]]) {
  test(`on ${today} a week from the 19th is ${state}`, () => {
    assert.equal(stateOf(windowOf(step({ dates: "week" }), THURSDAY, []), today), state);
  });
}

test("one of two days is now on them, and not between them", () => {
  const window = windowOf(step({ days: "45" }), THURSDAY, []);

  assert.deepEqual(["2026-11-20", "2026-11-23", "2026-11-26", "2026-11-27"].map((day) => stateOf(window, day)), [
    "now", "later", "now", "past",
  ]);
});

test("what comes next is what must be done first, and is not done", () => {
  const windows = [{ dates: "month" }, { dates: "day" }, { dates: "week" }, {}].map((given) => windowOf(step(given), THURSDAY, []));

  assert.equal(nextStep(windows, [false, false, false, false], THURSDAY), 1);
  assert.equal(nextStep(windows, [false, true, false, false], THURSDAY), 2);
  assert.equal(nextStep(windows, [false, false, false, false], "2026-11-24"), 2);
  assert.equal(nextStep(windows, [false, false, true, false], "2026-11-24"), 0);
  assert.equal(nextStep(windows, [true, false, false, false], "2027-11-24"), 3);
  assert.equal(nextStep(windows, [false, false, false, false], "2027-11-24"), -1); // all dates are past, and nobody knows
  assert.equal(nextStep([null, null], [false, false], "2027-11-24"), 0);
  assert.equal(nextStep(windows, [false, false, false, true], "2027-11-24"), -1);
  const days = ["day", "day", "week"].map((dates) => windowOf(step({ dates }), THURSDAY, []));
  assert.equal(nextStep(days, [false, false, false], "2026-11-20"), 2); // of who ticks nothing, nobody knows
  assert.equal(nextStep(days, [true, false, false], "2026-11-20"), 1); // missed
  assert.equal(nextStep(days, [false, true, false], "2026-11-20"), 2); // what comes before was done as well
  assert.equal(nextStep(days, [true, false, true], "2026-11-20"), -1);
  assert.equal(nextStep(days, [true, false, false], "2027-11-20"), -1); // long ago
  const turned = [{ dates: "day" }, { dates: "week" }, { dates: "day", amount: 3 }].map((given) => windowOf(step(given), THURSDAY, []));
  assert.equal(nextStep(turned, [true, false, false], "2026-11-30"), 1); // the first that was missed, whichever ended first
});

for (const [given, today, said] of [
  [{ dates: "week" }, "2026-11-20", "Nu: før torsdag 26. november"],
  [{ dates: "week", due: "2026-11-24" }, "2026-11-20", "Nu: før torsdag 26. november. Ring først."],
  [{ dates: "week", due: "2026-11-24" }, "2026-11-26", "før torsdag 26. november (er gået). Ring, hvis det ikke er sket."],
  [{ days: "45" }, THURSDAY, "fredag 20. november eller torsdag 26. november"],
  [{ days: "45" }, "2026-11-20", "Nu: fredag 20. november eller torsdag 26. november"],
  [{ days: "45" }, "2026-11-21", "torsdag 26. november"],
  [{ days: "45" }, "2026-11-27", "fredag 20. november eller torsdag 26. november (er gået). Ring, hvis det ikke er sket."],
  [{ dates: "next-week" }, THURSDAY, "mandag 23. november til søndag 29. november"],
  [{ dates: "day" }, "2027-01-02", "torsdag 19. november 2026 (er gået). Ring, hvis det ikke er sket."],
  [{ dates: "day", is_doubted: true }, THURSDAY, "Nu: torsdag 19. november. Ring først."],
  [{}, THURSDAY, "Så snart som muligt"],
]) {
  test(`on ${today} it is said: ${said}`, () => {
    const one = step(given);

    assert.equal(sayWhen(fill, VOICE, { step: one, at: 0, anchor: "", window: windowOf(one, THURSDAY, []) }, today), said);
  });
}

test("a day says its year where that is another", () => {
  assert.equal(sayPlanDay(fill, VOICE, THURSDAY, "2026-01-01"), "torsdag 19. november");
  assert.equal(sayPlanDay(fill, VOICE, THURSDAY, "2027-01-01"), "torsdag 19. november 2026");
});

test("what holds for ever is sure", () => {
  assert.ok(isSure(step({ due: null }), ["2099-01-01"]));
  assert.ok(isSure(step({ due: THURSDAY }), [THURSDAY]));
  assert.ok(!isSure(step({ due: THURSDAY }), [THURSDAY, "2026-11-20"]));
  assert.ok(!isSure(step({ is_doubted: true }), [THURSDAY]));
});

test("a day on which many have closed, or of which nobody knows yet, is not sure", () => {
  facts.unsure.push("2026-12-24");
  facts.plan.known_to = "2028-12-31";

  assert.ok(!isSure(step({}), ["2026-12-24"]));
  assert.ok(!isSure(step({}), ["2029-03-29"]));
  assert.ok(isSure(step({}), ["2026-12-23"]));
  facts.unsure.pop();
  facts.plan.known_to = "";
});

const ENTRY = {
  id: "samtale-2026-11-19",
  title: "En samtale; om dansk, og \\ om dig",
  lines: ["ናብ ⁦Jobcenter⁩ ደውሉ ⁦32 12 34 56⁩".repeat(4), "Ring og spørg først."],
  days: ["2027-03-27", "2027-03-28", "2027-04-02", "2027-04-02"],
  isSure: false,
  lang: "ti",
};

test("another reader reads the calendar as it was meant", () => {
  const text = writeCalendar(ENTRY, "ny", new Date("2026-11-19T23:30:00Z"), (day) => addDays(day, 1));
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));

  assert.deepEqual(events.map(({ startDate, endDate }) => [`${startDate}`, `${endDate}`, startDate.isDate]), [
    ["2027-03-27", "2027-03-29", true], ["2027-04-02", "2027-04-03", true],
  ]);
  assert.deepEqual(events.map(({ summary }) => summary), [ENTRY.title, ENTRY.title]);
  assert.equal(events[0].description, ENTRY.lines.join("\n"));
  assert.equal(events[0].component.getFirstPropertyValue("status"), "TENTATIVE");
  assert.equal(events[0].component.getFirstProperty("summary").getParameter("language"), "ti");
  assert.equal(new Set(events.map(({ uid }) => uid)).size, 2);
  const later = writeCalendar(ENTRY, "ny", new Date("2026-11-20T23:30:00Z"), (day) => addDays(day, 1));
  const [again] = new ICAL.Component(ICAL.parse(later)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  assert.equal(again.uid, events[0].uid);
  assert.ok(again.sequence > events[0].sequence);
});

test("no line of it is longer than 75 octets, and none is cut inside a letter", () => {
  const lines = writeCalendar(ENTRY, "ny", new Date(), (day) => addDays(day, 1)).split("\r\n");

  assert.ok(lines.every((line) => new TextEncoder().encode(line).length <= 75));
  assert.equal(foldLine("ደ".repeat(60)).replace(/\r\n /g, ""), "ደ".repeat(60));
});

test("what is written cannot begin a line of its own", () => {
  assert.equal(escapeText("a\r\nBEGIN:VEVENT\n,;\\"), "a\\nBEGIN:VEVENT\\n\\,\\;\\\\");
});

test("whom everyone can call comes first where a step names them, and its own numbers behind", () => {
  const everyone = { name: "everyone" };
  const own = { name: "own" };
  /** @type {any} */
  const tools = { findAll: (/** @type {string} */ selector, /** @type {unknown} */ inside) => (inside ? [own] : [everyone, everyone]) };
  /** @type {(isOwn: boolean) => any} */
  const item = (isOwn) => ({ matches: () => isOwn });

  assert.deepEqual(callsOf(tools, item(false)), [everyone, own]);
  assert.deepEqual(callsOf(tools, item(true)), [own]);
});
