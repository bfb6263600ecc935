// Read the page aloud with the phone's own voice, one piece after the other.

/** @typedef {import("../../assets/scripts/tools.js").Tools} Tools */

const BLOCKS = "h1, h2, h3, p, li, dt, dd, th, td, caption, .weekly__time, .weekly__what, .tile";
const SILENT = ".tools, .listen__offer, .search, .bilingual, .steps__count, .bilingual__danish, .spoken, .copied__what, .plan__sheet, [hidden]";

let hasMoved = false; // a reader who scrolls is not pulled back

/**
 * Give the words of a block, without those of the buttons in it.
 *
 * @param {Tools} tools
 * @param {HTMLElement} block
 */
const wordsOf = ({ findAll }, block) => findAll("button", block)
  .reduce((text, button) => text.replace(button.innerText, ""), block.innerText).trim();

/** @param {Tools} tools */
const findPieces = (tools) => tools.findAll(BLOCKS)
  .filter((block) => block.closest("main") && !tools.find(BLOCKS, block) && !block.closest(SILENT))
  .map((block) => ({ block, text: wordsOf(tools, block) }))
  .filter(({ text }) => text);

const MOVES = ["wheel", "touchmove", "pointerdown", "keydown"];

/** @param {HTMLElement} button */
const isOn = (button) => button.getAttribute("aria-pressed") === "true";

/**
 * @param {Tools} tools
 * @param {HTMLElement} button
 */
const stop = ({ findAll }, button) => {
  button.setAttribute("aria-pressed", "false");
  button.style.cssText = "";
  document.onkeydown = null;
  speechSynthesis.cancel();
  findAll(".is-read").forEach((block) => block.classList.remove("is-read"));
};

/**
 * @param {Tools} tools
 * @param {HTMLElement} button
 * @param {SpeechSynthesisVoice} voice
 * @param {{ block: HTMLElement, text: string }[]} pieces
 */
const read = (tools, button, voice, [piece, ...rest]) => {
  if (!piece || !isOn(button)) {
    stop(tools, button);
    return;
  }
  const { block, text } = piece;
  const speech = new SpeechSynthesisUtterance(text);
  speech.voice = voice;
  speech.lang = voice.lang;
  block.classList.add("is-read");
  if (!hasMoved) block.scrollIntoView({ block: "center" });
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
  button.style.cssText = `position: fixed; inset-block-end: ${tools.need(".bar").offsetHeight + 8}px; z-index: 2`; // in reach
  document.onkeydown = ({ key }) => {
    if (key === "Escape") stop(tools, button);
  };
  hasMoved = false;
  MOVES.forEach((kind) => addEventListener(kind, () => {
    hasMoved = true;
  }, { once: true, passive: true }));
  read(tools, button, voice, findPieces(tools));
};
