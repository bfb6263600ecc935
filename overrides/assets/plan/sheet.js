// The plan on a sheet of paper of its own, in the page's language and in the data's own.
import { callsOf } from "./calls.js";
import { facts } from "../scripts/page.js";
import { isSure, sayCame, sayDoubt, sayWhen } from "./saying.js";
import { isDone } from "./ticks.js";

/** @typedef {import("../scripts/tools.js").Tools} Tools */
/** @typedef {import("../scripts/page.js").PlanVoice} Voice */
/** @typedef {import("./saying.js").Stage} Stage */

/**
 * Say something in every voice, one below the other.
 *
 * @param {(voice: Voice, at: number) => string} say
 */
const inAll = (say) => facts.plan.voices
  .map((voice, at) => `<div lang="${voice.lang}" dir="${voice.dir}">${say(voice, at)}</div>`)
  .join("");

/**
 * Lay out the steps with their dates and with what is done, and print them and nothing else.
 *
 * @param {Tools} tools
 * @param {Stage[]} stages
 * @param {string} came
 * @param {string} today
 */
export const printSheet = (tools, stages, came, today) => {
  const { fill, find, make, need } = tools;
  const rows = stages.map((stage, number) => {
    const calls = callsOf(tools, need(`[id="${stage.anchor}"]`))
      .map((call) => `<div>${need(".call__who", call).innerHTML} ${need(".number", call).outerHTML}</div>`)
      .join("");
    const title = inAll((voice) => `<b>${voice.titles[stage.at]}</b>`);
    const isTicked = isDone(tools, stage);
    const when = inAll((voice) => sayWhen(fill, voice, stage, today, isTicked));
    return `<tr><td>${isTicked ? "☑" : "☐"}</td><td>${number + 1}</td><td>${when}</td><td>${title}</td><td>${calls}</td></tr>`;
  });
  const heading = inAll((voice) => sayCame(fill, voice, came, today));
  const doubted = stages.find(({ step }) => !isSure(step, [today]));
  const doubt = doubted ? inAll((_, at) => sayDoubt(fill, doubted.step, at)) : "";
  const sheet = make("section", "plan__sheet plan__made", `<h2>${heading}</h2>${doubt}<table>${rows.join("")}</table>`);
  const before = find(".plan__sheet");
  if (before) before.remove();
  need(".main").append(sheet);
  const page = document.documentElement;
  page.dataset.sheet = "";
  addEventListener("afterprint", () => delete page.dataset.sheet, { once: true });
  window.print();
};
