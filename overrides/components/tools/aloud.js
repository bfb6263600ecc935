// Read the page aloud with the phone's own voice, one piece after the other.

/** @typedef {import("../../assets/scripts/tools.js").Tools} Tools */

const BLOCKS = "h1, h2, h3, p, li, dt, dd, th, td, caption, .weekly__time, .weekly__what, .tile";
const SILENT = ".tools, .listen__offer, .search, .bilingual, .steps__count, .bilingual__danish, .spoken, .copied__what, .plan__sheet, [hidden]";

/** @param {Tools} tools */
const findPieces = ({ find, findAll }) => findAll(BLOCKS)
  .filter((block) => block.closest("main") && !find(BLOCKS, block) && !block.closest(SILENT));

/** @param {HTMLElement} button */
const isOn = (button) => button.getAttribute("aria-pressed") === "true";

/**
 * @param {Tools} tools
 * @param {HTMLElement} button
 */
const stop = ({ findAll }, button) => {
  button.setAttribute("aria-pressed", "false");
  speechSynthesis.cancel();
  findAll(".is-read").forEach((block) => block.classList.remove("is-read"));
};

/**
 * @param {Tools} tools
 * @param {HTMLElement} button
 * @param {SpeechSynthesisVoice} voice
 * @param {HTMLElement[]} pieces
 */
const read = (tools, button, voice, [block, ...rest]) => {
  if (!block || !isOn(button)) {
    stop(tools, button);
    return;
  }
  const speech = new SpeechSynthesisUtterance(block.innerText);
  speech.voice = voice;
  speech.lang = voice.lang;
  block.classList.add("is-read");
  block.scrollIntoView({ block: "center" });
  speech.onend = () => {
    block.classList.remove("is-read");
    read(tools, button, voice, rest);
  };
  speech.onerror = () => stop(tools, button);
  speechSynthesis.speak(speech);
};

/**
 * Begin to read, or stop.
 *
 * @param {Tools} tools
 * @param {HTMLElement} button
 * @param {SpeechSynthesisVoice} voice
 */
export const toggle = (tools, button, voice) => {
  if (isOn(button)) {
    stop(tools, button);
    return;
  }
  button.setAttribute("aria-pressed", "true");
  read(tools, button, voice, findPieces(tools));
};
