// What every page does beyond showing itself; the rest is fetched when it is needed.
import { facts, words } from "./page.js";
import { fill, find, findAll, make, need, onReturn, root, sayDay, store } from "./tools.js";

const page = document.documentElement;
const tools = { root, store, fill, sayDay, find, need, findAll, make, onReturn };

/** @param {string} html */
const note = (html) => {
  const box = make("p", "copy", html);
  box.setAttribute("role", "status");
  need(".heading").after(box);
};

// What holds until a day, and what holds after it; a copy may be months old. The day is that of UTC: for an hour or two after
// the town's midnight it is still the one before, which costs no reader 200 bytes more.
let now = "";
onReturn(() => {
  [now] = new Date().toISOString().split("T");
  findAll("[data-until], [data-after]").forEach((text) => {
    const { until, after } = text.dataset;
    text.hidden = until ? now > until : now <= (after || "");
  });
});

// The reader's own language, offered once where the page is in another.
/** @param {string} tag */
const isThere = (tag) => tag === page.lang || facts.offered.includes(tag);
const own = navigator.languages.map((tag) => (isThere(tag) ? tag : tag.split("-")[0])).find(isThere);
if (own && own !== page.lang && !store.get("offered")) {
  import("../../components/languages/languages.js").then((module) => module.offer(tools, own)).catch(() => {});
}

// Another language begins where the reader is.
need(".languages").addEventListener("click", ({ target }) => {
  const above = findAll("main [id]:not([id$=-title])").filter((place) => place.getBoundingClientRect().top < 99).pop() || page;
  if (page.scrollTop) /** @type {HTMLAnchorElement} */ (target).hash = above.id;
});

// The Danish under each text.
const danish = /** @type {HTMLAnchorElement | null} */ (find(".bilingual__switch"));
if (danish) {
  /**
   * @param {boolean} isOn
   * @param {boolean} isAsked
   */
  const turn = (isOn, isAsked) => import("../../components/bilingual/bilingual.js")
    .then((module) => module.turn(tools, danish, isOn, isAsked));
  danish.setAttribute("role", "button");
  danish.setAttribute("aria-pressed", "false");
  danish.addEventListener("click", (event) => {
    event.preventDefault();
    const isOn = danish.getAttribute("aria-pressed") !== "true";
    if (!isOn) store.set("danish", false);
    turn(isOn, true).catch(() => location.assign(danish.href));
  });
  danish.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    danish.click();
  });
  if (store.get("danish")) turn(true, false).catch(() => {});
}

// Nothing that is typed leaves the page, unless what answers it does not come: then the list of everything does.
const forms = /** @type {HTMLFormElement[]} */ (findAll(".search"));
forms.forEach((form) => {
  form.onsubmit = () => false;
});

// Components that have a script of their own.
const loading = [
  find(".times") && import("../../components/times/times.js").then((module) => module.start(tools)),
  find(".steps") && import("../../components/steps/steps.js").then((module) => module.start(tools)),
  store.get("came") && find(".bar a:first-child[aria-current]") && import("../plan/plan.js").then((module) => module.start(tools)),
  forms[0] && import("../../components/search/field.js").then((module) => module.start(tools, forms)).catch(() => forms.forEach((form) => {
    form.onsubmit = null;
  })),
  find(".saving") && import("../../components/saving/saving.js").then((module) => module.start(tools)).catch(() => {
    need(".saving p").hidden = false;
  }),
].map((one) => Promise.resolve(one).catch(() => {})); // a page without one of them is a page all the same
if (find(".wrong")) import("../../components/wrong/wrong.js").then((module) => module.start(tools)).catch(() => {});
if (find(".copied")) import("../../components/copied/copied.js").then((module) => module.start(tools)).catch(() => {});
// Pass it on, print it, hear it.
const share = /** @type {HTMLAnchorElement} */ (need(".tools__share"));
const { message } = share.dataset; // it has what was in doubt on the day on which it was made; else the bar's number is the first
const [url] = location.href.split("#");
let text = "";
onReturn(() => {
  const doubts = findAll(`.notes [data-after],${message ? ".facts [data-after]" : ".notes [data-old]"}`).filter((doubt) => doubt.offsetParent);
  const essentials = message || `${document.title}\n\u2066${need(".number").innerText}\u2069`;
  text = [essentials, ...doubts.map((doubt) => doubt.innerText)].join("\n");
  share.href = `sms:?body=${encodeURIComponent(`${text}\n${url}`)}`;
});
share.hidden = false;
if ("share" in navigator) {
  share.addEventListener("click", (event) => {
    event.preventDefault();
    navigator.share({ title: document.title, text, url }).catch(() => {});
  });
}
const print = need(".tools__print");
print.hidden = false;
print.addEventListener("click", () => window.print());
const aloud = need(".tools__aloud");
const offerVoice = () => {
  const voice = speechSynthesis.getVoices().find((one) => one.lang.replace("_", "-").split("-")[0] === page.lang.split("-")[0]);
  if (!voice || !aloud.hidden) return;
  aloud.hidden = false;
  aloud.addEventListener("click", () => {
    import("../../components/tools/aloud.js").then((module) => module.toggle(tools, aloud, voice)).catch(() => {});
  });
};
if ("speechSynthesis" in window) {
  offerVoice();
  speechSynthesis.onvoiceschanged = offerVoice;
}

// Pages that were seen open again without a connection.
if (page.dataset.copy) note(fill(words.copy_from, { date: sayDay(page.dataset.copy) }));
const workers = page.dataset.offline === undefined ? undefined : navigator.serviceWorker;
if (workers) {
  workers.onmessage = () => note(`<a href="">${words.copy_newer}</a>`);
  addEventListener("load", () => {
    workers.register(`${root}sw.js`, { updateViaCache: "none" }).catch(() => {});
    Promise.all([workers.ready, ...loading]).then(([{ active }]) => {
      const seen = performance.getEntriesByType("resource").map((entry) => entry.name);
      if (active) active.postMessage([location.href, `${root}offline/${page.lang}.html`, ...seen]);
    }).catch(() => {});
    const { saveData } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection || {};
    if (!saveData && (store.get("packs") || {})[page.lang] < now) {
      import("../../components/saving/saving.js").then((module) => module.update(tools, page.lang)).catch(() => {});
    }
  });
}
