// Show the Danish under each text, paired with the page's Danish sister by the keys of their texts.
const outermost = (page) => [...page.querySelectorAll("main [data-key]")].filter(
  (text) => !text.parentElement.closest("[data-key]") && !text.closest(".bilingual"),
);
const suggestion = (button, text) => {
  const link = document.createElement("a");
  const topic = text.dataset.key.split(".")[0];
  link.href = `${button.dataset.catalogues}${topic}.po#:~:text=${encodeURIComponent(text.dataset.key)}`;
  link.textContent = button.dataset.suggest;
  link.lang = document.documentElement.lang;
  link.dir = document.documentElement.dir;
  return link;
};
const show = async (button) => {
  const answer = await fetch(button.href);
  if (!answer.ok) throw new Error(answer.status);
  const html = (await answer.text()).replace(/<style>[^]*?<\/style>/, ""); // which this page's policy forbids
  const page = new DOMParser().parseFromString(html, "text/html");
  const waiting = {};
  for (const text of outermost(page)) {
    (waiting[text.dataset.key] = waiting[text.dataset.key] || []).push(text.textContent.trim());
  }
  for (const text of outermost(document)) {
    const words = (waiting[text.dataset.key] || []).shift();
    if (!words || words === text.textContent.trim()) continue;
    const danish = document.createElement("span");
    danish.className = "danish";
    danish.lang = page.documentElement.lang;
    danish.dir = page.documentElement.dir;
    danish.textContent = words;
    if (button.dataset.catalogues && !text.closest("a")) {
      danish.append(" ", suggestion(button, text));
    }
    text.append(danish);
  }
};

export const turn = async (button, isOn) => {
  document.querySelectorAll(".danish").forEach((danish) => danish.remove());
  if (isOn) await show(button);
  button.setAttribute("aria-pressed", isOn);
};
