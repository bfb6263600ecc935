(() => {
  const button = document.querySelector(".bilingual__switch");
  const outermost = (page) => [...page.querySelectorAll("main [data-k]")].filter(
    (text) => !text.parentElement.closest("[data-k]") && !text.closest(".bilingual"),
  );
  const keep = (isOn) => {
    try {
      if (isOn) localStorage.danish = 1;
      else localStorage.removeItem("danish");
    } catch {
      // A phone that keeps nothing still shows what it is asked for.
    }
  };
  const isKept = () => {
    try {
      return localStorage.danish;
    } catch {
      return false;
    }
  };
  const suggestion = (text) => {
    const link = document.createElement("a");
    const topic = text.dataset.key.split(".")[0];
    link.href = `${button.dataset.catalogues}${topic}.po#:~:text=${encodeURIComponent(text.dataset.key)}`;
    link.textContent = button.dataset.suggest;
    link.lang = document.documentElement.lang;
    link.dir = document.documentElement.dir;
    return link;
  };
  const show = async () => {
    const answer = await fetch(button.href);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const waiting = {};
    for (const text of outermost(page)) (waiting[text.dataset.k] ||= []).push(text.textContent.trim());
    for (const text of outermost(document)) {
      const words = waiting[text.dataset.k]?.shift();
      if (!words || words === text.textContent.trim()) continue;
      const danish = document.createElement("span");
      danish.className = "danish";
      danish.lang = page.documentElement.lang;
      danish.dir = page.documentElement.dir;
      danish.textContent = words;
      if (button.dataset.catalogues && text.dataset.key && !text.closest("a")) danish.append(" ", suggestion(text));
      text.append(danish);
    }
  };
  const hide = () => document.querySelectorAll(".danish").forEach((danish) => danish.remove());
  const turn = async (isOn) => {
    hide();
    if (isOn) await show();
    button.setAttribute("aria-pressed", isOn);
    keep(isOn);
  };
  button.setAttribute("role", "button");
  button.setAttribute("aria-pressed", false);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    turn(button.getAttribute("aria-pressed") !== "true").catch(() => location.assign(button.href));
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    button.click();
  });
  if (isKept()) turn(true).catch(() => {});
})();
