// Read the page aloud with the phone's own voice, one piece after the other.
const BLOCKS = "h1, h2, h3, p, li, dt, dd, th, td, caption, .weekly__time, .weekly__what, .tile";
const SILENT = ".tools, .search, .bilingual, .ticked, .danish, .spoken, [hidden]";

const pieces = () => [...document.querySelectorAll(BLOCKS)]
  .filter((block) => block.closest("main") && !block.querySelector(BLOCKS) && !block.closest(SILENT));

const stop = (button) => {
  button.setAttribute("aria-pressed", false);
  speechSynthesis.cancel();
  document.querySelectorAll(".is-read").forEach((block) => block.classList.remove("is-read"));
};

const read = (button, voice, [block, ...rest]) => {
  if (!block || button.getAttribute("aria-pressed") !== "true") {
    stop(button);
    return;
  }
  const speech = new SpeechSynthesisUtterance(block.innerText);
  speech.voice = voice;
  speech.lang = voice.lang;
  block.classList.add("is-read");
  block.scrollIntoView({ block: "center" });
  speech.onend = () => {
    block.classList.remove("is-read");
    read(button, voice, rest);
  };
  speech.onerror = () => stop(button);
  speechSynthesis.speak(speech);
};

export const toggle = (button, voice) => {
  if (button.getAttribute("aria-pressed") === "true") {
    stop(button);
    return;
  }
  button.setAttribute("aria-pressed", true);
  read(button, voice, pieces());
};
