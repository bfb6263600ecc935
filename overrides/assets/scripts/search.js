// Search everything as one types, in the reader's language and in Danish.
const KINDS = { course: words.kind_course, contact: words.kind_contact, step: words.kind_step, organization: words.kind_organization, page: words.kind_page };
const SHOWN = 12;

const DANISH = { lang: "da", dir: "ltr" };
const link = (record, base, lang) => {
  const item = document.createElement("li");
  const anchor = document.createElement("a");
  anchor.className = "results__link";
  anchor.href = base + record.address;
  const isDanish = lang !== "da" && (!record.danish || record.danish === record.title);
  anchor.append(Object.assign(document.createElement("b"), { textContent: record.title, ...(isDanish && DANISH) }));
  if (lang !== "da" && !isDanish) {
    anchor.append(" ", Object.assign(document.createElement("bdi"), { textContent: record.danish, ...DANISH }));
  }
  item.append(anchor);
  return item;
};

const show = (box, found, base, lang) => {
  const groups = {};
  found.forEach((record) => {
    (groups[record.kind] = groups[record.kind] || []).push(record);
  });
  Object.keys(groups).forEach((kind) => {
    const heading = document.createElement("h2");
    heading.className = "results__kind";
    heading.innerHTML = KINDS[kind];
    const list = document.createElement("ul");
    list.className = "list";
    list.append(...groups[kind].map((record) => link(record, base, lang)));
    box.append(heading, list);
  });
};

export const start = async ({ root, fill }, field) => {
  const { lang } = document.documentElement;
  const form = field.form;
  const base = root + facts.folders[lang];
  const status = document.createElement("p");
  const box = document.createElement("div");
  status.setAttribute("role", "status");
  box.className = "results";
  form.after(status, box);
  let records;
  let matching;
  const look = () => {
    const query = field.value.trim();
    box.textContent = "";
    status.textContent = "";
    if (!query || !records) return;
    const found = matching.rank(records, query).slice(0, SHOWN);
    status.innerHTML = found.length ? fill(words.search_count, { count: found.length }) : words.search_none;
    if (!found.length) {
      const call = document.querySelector(".bar__call").cloneNode(true);
      call.className = "call";
      box.append(call);
    }
    show(box, found, base, lang);
  };
  field.addEventListener("input", look);
  form.addEventListener("submit", (event) => {
    const first = box.querySelector("a");
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
  const load = async () => {
    box.setAttribute("aria-busy", true);
    try {
      const answer = await fetch(`${base}search.json`);
      if (!answer.ok) throw new Error(answer.status);
      matching = await import("./matching.js");
      records = matching.read(await answer.json());
      look();
    } catch (error) {
      status.innerHTML = words.search_failed;
      field.addEventListener("focus", load, { once: true });
    }
    box.setAttribute("aria-busy", false);
  };
  await load();
};
