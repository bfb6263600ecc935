// The town's time, wherever the phone is; it becomes a part of the scripts that count days.

/**
 * Give the date and the time of day that clocks in the town show.
 *
 * @param {Date} now
 * @param {string} timeZone As IANA calls it.
 * @returns {{ today: string, time: string }} ISO 8601.
 */
export const readClock = (now, timeZone) => {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  /** @type {Record<string, string>} */
  const shown = {};
  clock.formatToParts(now).forEach(({ type, value }) => {
    shown[type] = value;
  });
  return { today: `${shown.year}-${shown.month}-${shown.day}`, time: `${shown.hour}:${shown.minute}` };
};
