// A step of one's own plan as a file for the phone's calendar.

/**
 * @typedef {object} Entry What a calendar is told of a step.
 * @property {string} id It stays the same when the step is put there again.
 * @property {string} title Plain text.
 * @property {string[]} lines What else there is to know, plain text.
 * @property {string[]} days The days on which it stands there, ISO 8601: the first and the last of each time.
 * @property {boolean} isSure
 * @property {string} lang BCP 47 tag of its words.
 */

export const MINUTE_MS = 6e4; // a later one takes the place of an earlier one
const LONGEST = 73; // with the space that begins the next line, and the sign that may be cut: 75 octets

/**
 * Write a value of text, its own signs set apart.
 *
 * @param {string} text
 */
export const escapeText = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/**
 * Break a line where it is too long, between letters.
 *
 * @param {string} line
 */
export const foldLine = (line) => {
  const encoder = new TextEncoder();
  let folded = "";
  let width = 0;
  for (const letter of line) {
    const octets = encoder.encode(letter).length;
    if (width + octets > LONGEST) {
      folded += "\r\n ";
      width = 0;
    }
    folded += letter;
    width += octets;
  }
  return folded;
};

/** @param {string} day */
const bare = (day) => day.replace(/-/g, "");

/**
 * Write a calendar with a step: whole days, which are the same wherever the phone is, and free, for they may be changed.
 *
 * Source: RFC 5545.
 *
 * @param {Entry} entry
 * @param {string} site The site's id.
 * @param {Date} now
 * @param {(day: string) => string} dayAfter
 */
export const writeCalendar = ({ id, title, lines, days, isSure, lang }, site, now, dayAfter) => {
  const stamp = `${bare(now.toISOString().slice(0, 19)).replace(/:/g, "")}Z`;
  const written = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${site}//${lang}`];
  for (let at = 0; at < days.length; at += 2) {
    written.push(
      "BEGIN:VEVENT",
      `UID:${id}-${at / 2}@${site}`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${Math.floor(now.getTime() / MINUTE_MS)}`,
      `DTSTART;VALUE=DATE:${bare(days[at])}`,
      `DTEND;VALUE=DATE:${bare(dayAfter(days[at + 1]))}`,
      `SUMMARY;LANGUAGE=${lang}:${escapeText(title)}`,
      `DESCRIPTION;LANGUAGE=${lang}:${escapeText(lines.join("\n"))}`,
      `STATUS:${isSure ? "CONFIRMED" : "TENTATIVE"}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    );
  }
  return [...written, "END:VCALENDAR", ""].map(foldLine).join("\r\n");
};
