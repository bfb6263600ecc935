// Save everything in a language, with its price, and keep it up to date.
const DONE = "packs";
const readPacks = async (root) => {
  const answer = await (await caches.open(DONE)).match(root);
  return answer ? answer.json() : {};
};
const writePacks = async ({ root, store }, packs) => {
  await (await caches.open(DONE)).put(root, new Response(JSON.stringify(packs)));
  store.set(DONE, Object.keys(packs).reduce((days, lang) => Object.assign(days, { [lang]: packs[lang].date }), {}));
};
const get = async (url) => {
  const answer = await fetch(url, { cache: "no-cache" });
  if (!answer.ok) throw new Error(answer.status);
  return answer;
};
const digest = async (bytes) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
  .slice(0, 4)
  .map((byte) => byte.toString(16).padStart(2, "0"))
  .join("");
const typeOf = (manifest, uri) => manifest.types[(uri.endsWith("/") || !uri ? "index.html" : uri).split(".").pop()] || "text/plain";

const digestOf = (manifest, uri) => manifest.files[uri][0];

// The changed files of a pack, each as bytes, checked against its digest.
const fetchChanged = async (root, manifest, old) => {
  const known = old ? old.files : {};
  const changed = Object.keys(manifest.files).filter((uri) => digestOf(manifest, uri) !== known[uri]);
  const columns = old ? [{}] : await (await get(`${root}offline/${manifest.bundle}`)).json();
  const found = {};
  for (const uri of changed) {
    const text = uri in columns[0] && columns.map((column) => column[uri] || "").join("");
    const bytes = text ? new TextEncoder().encode(text) : await (await get(root + uri)).arrayBuffer();
    if ((await digest(bytes)) !== digestOf(manifest, uri)) throw new Error(uri);
    found[uri] = bytes;
  }
  return found;
};

const save = async (tools, lang) => {
  const { root } = tools;
  const manifest = await (await get(`${root}offline/${lang}.json`)).json();
  const packs = await readPacks(root);
  const old = packs[lang];
  const found = await fetchChanged(root, manifest, old);
  const now = new Date();
  const name = `${lang}.${now.getTime()}`;
  const cache = await caches.open(name);
  try {
    const seen = await caches.open("seen");
    const before = old && await caches.open(old.cache);
    const files = {};
    for (const uri of Object.keys(manifest.files)) {
      const bytes = found[uri] || await (await before.match(root + uri)).arrayBuffer();
      const headers = { "content-type": `${typeOf(manifest, uri)}; charset=utf-8`, date: now.toUTCString() };
      await cache.put(root + uri, new Response(bytes, { headers }));
      files[uri] = digestOf(manifest, uri);
    }
    packs[lang] = { cache: name, date: now.toISOString().slice(0, 10), files };
    await writePacks(tools, packs);
    await Promise.all(Object.keys(files).map((uri) => seen.delete(root + uri)));
    if (old) await caches.delete(old.cache);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
};

const remove = async (tools, lang) => {
  const packs = await readPacks(tools.root);
  const { cache } = packs[lang];
  delete packs[lang];
  await writePacks(tools, packs);
  await caches.delete(cache);
};

const draw = async (tools, box, sizes, status = "") => {
  const packs = await readPacks(tools.root);
  box.querySelectorAll("[data-lang]").forEach((row) => {
    const { lang } = row.dataset;
    const pack = packs[lang];
    const [button, state, gone] = row.children;
    const isFresh = pack && pack.date === new Date().toISOString().slice(0, 10);
    button.hidden = Boolean(isFresh) || !sizes[lang];
    const size = sizes[lang] && Math.ceil(sizes[lang] / 1000);
    button.innerHTML = pack ? words.save_update : tools.fill(words.save_all, { language: row.dataset.name, size });
    state.innerHTML = pack ? tools.fill(words.saved, { date: tools.sayDay(pack.date) }) : "";
    gone.hidden = !pack;
  });
  box.querySelector("[role=status]").innerHTML = status;
};

export const update = async (tools, lang) => {
  const packs = await readPacks(tools.root);
  if (packs[lang]) await save(tools, lang);
};

export const start = async (tools) => {
  const box = document.querySelector(".saving");
  const say = (html) => {
    box.querySelector("[role=status]").innerHTML = html;
  };
  if (!navigator.serviceWorker || !window.caches) return;
  let sizes = {};
  try {
    sizes = await (await get(`${tools.root}offline/index.json`)).json();
  } catch (error) {
    say(words.save_failed);
  }
  await draw(tools, box, sizes);
  box.addEventListener("click", async ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const row = button.parentElement;
    const { lang } = row.dataset;
    const isRemoval = button === row.children[2];
    say(words.saving);
    try {
      await (isRemoval ? remove : save)(tools, lang);
      await draw(tools, box, sizes, isRemoval ? "" : words.save_done);
    } catch (error) {
      await draw(tools, box, sizes, error.name === "QuotaExceededError" ? words.save_full : words.save_failed);
    }
    const other = row.querySelector("button:not([hidden])");
    if (button.hidden && other) other.focus();
  });
};
