// The next time is counted by the clocks of the town, and never on a day on which nothing is held.
import assert from "node:assert/strict";
import test from "node:test";

import { readClock } from "../../../overrides/assets/scripts/clock.js";
import { facts, words } from "../../../overrides/assets/scripts/page.js";
import { isOld, nextDay, sayNext, soonest } from "../../../overrides/components/times/times.js";

const THURSDAYS = { days: "4", opens: "12:30", closes: "16:30" };
const dayOf = (next) => next && next.day.toISOString().slice(0, 10);

test("midnight in Denmark is not midnight in Greenwich", () => {
  assert.deepEqual(readClock(new Date("2026-07-01T22:30:00Z"), "Europe/Copenhagen"), { today: "2026-07-02", time: "00:30" });
  assert.deepEqual(readClock(new Date("2026-12-01T22:30:00Z"), "Europe/Copenhagen"), { today: "2026-12-01", time: "23:30" });
});

for (const [time, day, isNow] of [["09:00", "2026-11-26", false], ["12:30", "2026-11-26", true], ["16:30", "2026-12-03", false]]) {
  test(`on a Thursday at ${time} it is ${day}`, () => {
    const next = nextDay(THURSDAYS, [], "2026-11-26", time);

    assert.equal(dayOf(next), day);
    assert.equal(next.isNow, isNow);
  });
}

test("a holiday and an excepted day are passed over", () => {
  const next = nextDay({ ...THURSDAYS, except: "2026-12-31 2027-01-07" }, ["2026-12-24"], "2026-12-18", "09:00");

  assert.equal(dayOf(next), "2027-01-14");
});

test("nothing is held before it begins or after it ends", () => {
  assert.equal(dayOf(nextDay({ ...THURSDAYS, from: "2027-01-01" }, [], "2026-11-24", "09:00")), "2027-01-07");
  assert.equal(nextDay({ ...THURSDAYS, to: "2026-11-25" }, [], "2026-11-24", "09:00"), null);
});

test("what holds until a day holds on it, and what has none holds for ever", () => {
  assert.equal(isOld("2026-11-26", "2026-11-26"), false);
  assert.equal(isOld("2026-11-26", "2026-11-27"), true);
  assert.equal(isOld(undefined, "2036-11-26"), false);
});

test("of several schedules the one that comes first is told", () => {
  const hours = [
    { days: "123", opens: "09:00", closes: "12:00" },
    { days: "4", opens: "12:00", closes: "17:00" },
    { days: "4", opens: "08:00", closes: "10:00" },
  ];

  assert.equal(soonest(hours, "2026-11-26", "07:00"), 2);
  assert.equal(soonest(hours, "2026-11-26", "11:00"), 1);
  assert.equal(soonest(hours, "2026-11-26", "18:00"), 0);
  assert.equal(soonest([{ ...hours[0], to: "2026-11-01" }], "2026-11-26", "07:00"), -1);
});

test("of old hours, the one that comes first is the one that is told", () => {
  Object.assign(facts, { holidays: [], unsure: ["2026-12-24"] });
  const old = { due: "2026-12-22", since: "1. juni" };
  const hours = [{ days: "4", opens: "08:00", closes: "10:00", ...old }, { days: "5", opens: "08:00", closes: "10:00", ...old }];

  assert.equal(soonest(hours, "2026-12-21", "09:00"), 1); // Christmas Eve is a Thursday, and behind the day on which they hold
});

test("on a day on which many have closed, one is told to ask first", () => {
  Object.assign(words, { next: "Næste gang: {day}", ask_first: "Ring først", weekday_date: "{weekday} {date}" });
  Object.assign(facts, { unsure: ["2026-12-24"], day_pattern: "{day}. {month}", months: Array(12).fill("december"), weekdays: Array(7).fill("torsdag") });
  const fill = (pattern, values) => pattern.replace(/\{([a-z]+)\}/g, (_, name) => String(values[name]));

  assert.equal(sayNext({ fill }, THURSDAYS, "2026-12-20", "09:00"), "Næste gang: torsdag 24. december (Ring først)");
  assert.equal(sayNext({ fill }, THURSDAYS, "2026-12-12", "09:00"), "Næste gang: torsdag 17. december");
  Object.assign(words, { today: "i dag", next_now: "Lige nu" });
  assert.equal(sayNext({ fill }, THURSDAYS, "2026-12-17", "13:00"), "Lige nu");
  assert.equal(sayNext({ fill }, THURSDAYS, "2026-12-24", "13:00"), "Næste gang: i dag (Ring først)");
  words.next_if = "Hvis intet er ændret siden {date}: {day}";
  const ending = { ...THURSDAYS, due: "2026-12-20", since: "1. juni" };
  assert.equal(sayNext({ fill }, ending, "2026-12-19", "09:00"), "Hvis intet er ændret siden 1. juni: torsdag 31. december");
});

test("what is old is not held on a day on which many have closed", () => {
  Object.assign(words, { next_if: "Hvis intet er ændret siden {date}: {day}" });
  const fill = (pattern, values) => pattern.replace(/\{([a-z]+)\}/g, (_, name) => String(values[name]));
  const old = { ...THURSDAYS, due: "2026-12-01", since: "1. juni" };

  assert.equal(sayNext({ fill }, old, "2026-12-20", "09:00"), "Hvis intet er ændret siden 1. juni: torsdag 31. december");
});
