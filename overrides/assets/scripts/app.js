// What every page does beyond showing itself; the rest is fetched when it is needed.
const root = new URL("../", import.meta.url).href;
const page = document.documentElement;
const find = (selector) => document.querySelector(selector);
const store = {
  // A phone that keeps nothing still shows what it is asked for.
  get: (name) => {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch (error) {
      return null;
    }
  },
  set: (name, value) => {
    try {
      localStorage.setItem(name, JSON.stringify(value));
      return true;
    } catch (error) {
      return false;
    }
  },
};
const fill = (pattern, values) => pattern.replace(/\{([a-z]+)\}/g, (_, name) => values[name]);
const sayDay = (date) => {
  const [year, month, day] = date.split("-").map(Number);
  return `${fill(facts.day_pattern, { day, month: facts.months[month - 1] })} ${year}`;
};
const note = (html) => {
  const box = document.createElement("p");
  box.className = "copy";
  box.setAttribute("role", "status");
  box.innerHTML = html;
  find("h1").after(box);
};
const tools = { root, store, fill, sayDay };

// The Danish under each text.
const danish = find(".bilingual__switch");
const turn = (isOn) => import("./danish.js").then((danishTexts) => danishTexts.turn(danish, isOn));
if (danish) {
  danish.setAttribute("role", "button");
  danish.setAttribute("aria-pressed", false);
  danish.addEventListener("click", (event) => {
    event.preventDefault();
    const isOn = danish.getAttribute("aria-pressed") !== "true";
    store.set("danish", isOn);
    turn(isOn).catch(() => location.assign(danish.href));
  });
  danish.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    danish.click();
  });
  if (store.get("danish")) turn(true).catch(() => {});
}

// Parts of pages that have a script of their own.
const loading = [
  find("[data-days]") && import("./next.js").then((next) => next.start(tools)),
  find(".steps") && import("./steps.js").then((steps) => steps.start(tools)),
  find(".saving") && import("./saving.js").then((saving) => saving.start(tools)),
];
const lookup = find(".lookup");
if (lookup) {
  lookup.hidden = false;
  const look = () => import("./lookup.js")
    .then((module) => module.start(tools, lookup))
    .catch(() => lookup.addEventListener("focusin", look, { once: true }));
  lookup.addEventListener("focusin", look, { once: true });
}
const copied = navigator.clipboard ? document.querySelectorAll(".copied") : [];
if (copied.length) import("./copy.js").then((module) => module.start(copied)).catch(() => {});
const field = find(".search:not(.lookup) input");
if (field) {
  const search = () => import("./search.js")
    .then((module) => module.start(tools, field))
    .catch(() => field.addEventListener("focus", search, { once: true }));
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) field.value = asked;
  if (asked || document.activeElement === field) search();
  else field.addEventListener("focus", search, { once: true });
}

// Pass it on, print it, hear it.
const share = find(".tools__share");
const text = share.dataset.message || `${find("h1").innerText}\n${find(".bar__call").innerText}`;
const url = location.href.split("#")[0];
share.href = `sms:?body=${encodeURIComponent(`${text}\n${url}`)}`;
share.hidden = false;
if (navigator.share) {
  share.addEventListener("click", (event) => {
    event.preventDefault();
    navigator.share({ title: document.title, text, url }).catch(() => {});
  });
}
const print = find(".tools__print");
print.hidden = false;
print.addEventListener("click", () => window.print());
const aloud = find(".tools__aloud");
const offerVoice = () => {
  const voice = speechSynthesis.getVoices().find((one) => one.lang.replace("_", "-").split("-")[0] === page.lang);
  if (!voice || !aloud.hidden) return;
  aloud.hidden = false;
  aloud.addEventListener("click", () => import("./aloud.js").then((reader) => reader.toggle(aloud, voice)));
};
if (window.speechSynthesis) {
  offerVoice();
  speechSynthesis.onvoiceschanged = offerVoice;
}

// Pages that were seen open again without a connection.
if (page.dataset.copy) note(fill(words.copy_from, { date: sayDay(page.dataset.copy) }));
const workers = page.dataset.offline === undefined ? null : navigator.serviceWorker;
if (workers) {
  workers.onmessage = () => note(`<a href="">${words.copy_newer}</a>`);
  addEventListener("load", () => {
    workers.register(`${root}sw.js`, { updateViaCache: "none" }).catch(() => {});
    Promise.all([workers.ready, ...loading]).then(([{ active }]) => {
      const seen = performance.getEntriesByType("resource").map((entry) => entry.name);
      active.postMessage([location.href, `${root}offline/${page.lang}.html`, ...seen]);
    });
    const { saveData } = navigator.connection || {};
    const today = new Date().toISOString().slice(0, 10);
    if (!saveData && (store.get("packs") || {})[page.lang] < today) {
      import("./saving.js").then((saving) => saving.update(tools, page.lang)).catch(() => {});
    }
  });
}
