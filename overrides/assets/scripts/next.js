// When a course is held next, counted in Danish time wherever the phone is.
const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Copenhagen",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const DAY_MS = 864e5;
const LAST_DAY = 400;

const nextDay = ({ days, opens, closes, from, to, except = "" }, today, time) => {
  const closed = facts.holidays.concat(except.split(" "));
  for (let ahead = 0; ahead < LAST_DAY; ahead += 1) {
    const day = new Date(Date.parse(today) + ahead * DAY_MS);
    const date = day.toISOString().slice(0, 10);
    if (to && date > to) return null;
    const isHeld = days.includes(String(day.getUTCDay())) && !closed.includes(date) && !(date < from);
    if (isHeld && (ahead || time < closes)) return { day, ahead, isNow: !ahead && time >= opens };
  }
  return null;
};

export const start = ({ fill }) => {
  const now = {};
  for (const { type, value } of parts.formatToParts(new Date())) now[type] = value;
  const today = `${now.year}-${now.month}-${now.day}`;
  const time = `${now.hour}:${now.minute}`;
  document.querySelectorAll("[data-days]").forEach((place) => {
    const next = nextDay(place.dataset, today, time);
    if (!next) return;
    const date = fill(facts.day_pattern, {
      day: next.day.getUTCDate(),
      month: facts.months[next.day.getUTCMonth()],
    });
    const weekday = facts.weekdays[next.day.getUTCDay()];
    const day = [words.today, words.tomorrow][next.ahead] || fill(words.weekday_date, { weekday, date });
    const line = document.createElement("span");
    line.className = "next";
    line.innerHTML = next.isNow ? words.next_now : fill(words.next, { day });
    const hours = place.querySelector(".hours").cloneNode(true);
    hours.querySelectorAll("[data-key]").forEach((text) => text.removeAttribute("data-key"));
    line.append(" ", hours);
    place.append(line);
  });
};
