// Reads calendars with ical.js and prints their events with every occurrence up to a day: node read_calendar.mjs LAST_DAY FILE…
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [lastDay, ...paths] = process.argv.slice(2);
const last = ICAL.Time.fromDateString(lastDay);
const readEvent = (component) => {
  const event = new ICAL.Event(component);
  const occurrences = [];
  const steps = event.iterator();
  for (let next = steps.next(); next && next.compare(last) <= 0; next = steps.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(next);
    occurrences.push([startDate.toJSDate().toISOString(), endDate.toJSDate().toISOString()]);
  }
  return {
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    status: component.getFirstPropertyValue("status"),
    location: event.location,
    description: event.description,
    contacts: component.getAllProperties("contact").map((property) => property.getFirstValue()),
    occurrences,
  };
};
const found = paths.map((path) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
  return calendar.getAllSubcomponents("vevent").map(readEvent);
});
console.log(JSON.stringify(found));
