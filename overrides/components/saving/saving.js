// Save everything in a language, with its price, and keep it up to date.
import { facts, words } from "../../assets/scripts/page.js";

/** @typedef {import("../../assets/scripts/tools.js").Tools} Tools */

/**
 * @typedef {object} Manifest What the pack of a language holds, as the build writes it to `offline/<lang>.json`.
 * @property {string} bundle The file with all its texts, below `offline/`.
 * @property {string[]} [since] The earlier bundles, from each of which a delta leads here.
 * @property {Record<string, [string, number]>} files The digest and the size in bytes of each file, by its address.
 * @property {Record<string, [string, number]>} sounds The same of what was read aloud, which is saved only when asked for.
 * @property {Record<string, string>} types The media type of each kind of file, by the end of its name.
 */

/**
 * @typedef {object} Pack What is saved of a language.
 * @property {string} cache The name of the cache that holds it.
 * @property {string} [bundle] Which bundle it is as new as.
 * @property {string} date The day on which it was saved, as ISO 8601.
 * @property {Record<string, string>} files The digest of each file, by its address.
 * @property {boolean} [hasSounds] Whether it holds what was read aloud.
 */

/** @typedef {(string | [number, number])[]} Steps How a text is made from an older one: what stays of it, and what is new. */

const DONE = "packs";

// Of so many files, all are fetched at once.
const MANY = 10;

/**
 * Give the media type of a file of a pack.
 *
 * @param {Manifest} manifest
 * @param {string} uri
 */
export const typeOf = ({ types }, uri) => {
  const file = uri === "" || uri.endsWith("/") ? "index.html" : uri;
  return types[file.slice(file.lastIndexOf(".") + 1)] || "text/plain";
};

/**
 * List the files that are not there, or changed since they were saved.
 *
 * @param {Manifest} manifest
 * @param {Pack} [old]
 */
export const listChanged = ({ files }, old) => {
  const known = old ? old.files : {};
  return Object.keys(files).filter((uri) => files[uri][0] !== known[uri]);
};

/**
 * Read a text out of a bundle, which lays the parts that pages share side by side.
 *
 * @param {Record<string, string>[]} columns
 * @param {string} uri
 * @returns {string} Empty where the bundle does not have it.
 */
export const readText = (columns, uri) => columns.map((column) => column[uri] || "").join("");

/** @param {string} [bundle] */
const nameOf = (bundle = "") => bundle.split(".")[1];

/**
 * Name the file below `offline/` that says what changed since a pack was saved.
 *
 * @param {string} lang
 * @param {Pick<Manifest, "bundle" | "since">} manifest
 * @param {Pick<Pack, "bundle">} [old]
 * @returns {string} Nothing where there is none.
 */
export const nameDelta = (lang, { bundle, since = [] }, { bundle: before } = {}) => (
  since.includes(nameOf(before)) && before !== bundle ? `${lang}.${nameOf(before)}.${nameOf(bundle)}.json` : ""
);

/**
 * Make a text from an older one.
 *
 * @param {string} old
 * @param {Steps} steps
 */
export const patch = (old, steps) => steps
  .map((step) => (typeof step === "string" ? step : old.slice(step[0], step[1])))
  .join("");

/**
 * Leave out of a manifest what nobody asked for.
 *
 * @param {Manifest} manifest
 * @param {boolean} hasSounds
 * @returns {Manifest}
 */
export const choose = (manifest, hasSounds) => ({
  ...manifest,
  files: hasSounds ? { ...manifest.files, ...manifest.sounds } : manifest.files,
});

/** @param {string} root */
const readPacks = async (root) => {
  const answer = await (await caches.open(DONE)).match(root);
  /** @type {Record<string, Pack>} */
  const packs = answer ? await answer.json() : {};
  return packs;
};

/**
 * @param {string} root
 * @param {Record<string, Pack>} packs
 */
const writePacks = async (root, packs) => {
  await (await caches.open(DONE)).put(root, new Response(JSON.stringify(packs)));
};

/**
 * Note of which day each pack is, once nothing more is to be done for it.
 *
 * @param {Tools} tools
 * @param {Record<string, Pack>} packs
 */
const noteDays = ({ store }, packs) => {
  /** @type {Record<string, string>} */
  const days = {};
  Object.keys(packs).forEach((lang) => {
    days[lang] = packs[lang].date;
  });
  store.set(DONE, days);
};

/** @param {string} url */
const get = async (url) => {
  const answer = await fetch(url, { cache: "no-cache" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
};

/** @param {BufferSource} bytes */
const digest = async (bytes) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
  .slice(0, 4)
  .map((byte) => byte.toString(16).padStart(2, "0"))
  .join("");

/**
 * Make the texts that changed since a pack was saved, from those that it holds and what the site says of its changes.
 *
 * @param {string} root
 * @param {string} lang
 * @param {Manifest} manifest
 * @param {Pack} [old]
 */
const patchTexts = async (root, lang, manifest, old) => {
  /** @type {Record<string, string>} */
  const texts = {};
  const name = nameDelta(lang, manifest, old);
  if (!old || !name) return texts;
  const cache = await caches.open(old.cache);
  /** @type {Record<string, Steps>} */
  const delta = await (await get(`${root}offline/${name}`)).json();
  for (const uri of Object.keys(delta)) {
    const kept = await cache.match(root + uri);
    texts[uri] = patch(kept ? await kept.text() : "", delta[uri]);
  }
  return texts;
};

/** @type {Record<string, string>} */
const none = {};

/**
 * Fetch the changed files of a pack, each as bytes, checked against its digest.
 *
 * @param {string} root
 * @param {string} lang
 * @param {Manifest} manifest
 * @param {Pack} [old]
 */
const fetchChanged = async (root, lang, manifest, old) => {
  const changed = listChanged(manifest, old);
  const patched = await patchTexts(root, lang, manifest, old).catch(() => none); // then the files themselves are fetched
  const isMuch = !old || changed.filter((uri) => !patched[uri]).length > MANY;
  const columns = isMuch ? await (await get(`${root}offline/${manifest.bundle}`)).json() : [];
  /** @type {Record<string, BufferSource>} */
  const found = {};
  for (const uri of changed) {
    const text = patched[uri] || readText(columns, uri);
    const made = new TextEncoder().encode(text);
    const isRight = text && (await digest(made)) === manifest.files[uri][0];
    const bytes = isRight ? made : await (await get(root + uri)).arrayBuffer();
    if (!isRight && (await digest(bytes)) !== manifest.files[uri][0]) throw new Error(uri);
    found[uri] = bytes;
  }
  return found;
};

/**
 * Save a language, or bring it up to date; where that fails, what was saved before stays.
 *
 * @param {Tools} tools
 * @param {string} lang
 * @param {boolean} [isHeard] Whether what was read aloud is wanted too; once it is, it is kept up to date.
 */
const save = async (tools, lang, isHeard = false) => {
  const { root } = tools;
  const packs = await readPacks(root);
  const old = packs[lang];
  const hasSounds = isHeard || Boolean(old && old.hasSounds);
  const manifest = choose(await (await get(`${root}offline/${lang}.json`)).json(), hasSounds);
  const found = await fetchChanged(root, lang, manifest, old);
  const now = new Date();
  const name = `${lang}.${now.getTime()}`;
  const cache = await caches.open(name);
  const seen = await caches.open("seen");
  /** @type {Record<string, string>} */
  const files = {};
  try {
    const before = old && await caches.open(old.cache);
    for (const uri of Object.keys(manifest.files)) {
      const kept = found[uri] ? undefined : await before.match(root + uri);
      const bytes = kept ? await kept.arrayBuffer() : found[uri];
      if (!bytes) throw new Error(uri); // the phone has dropped what it had
      const headers = { "content-type": `${typeOf(manifest, uri)}; charset=utf-8`, date: now.toUTCString() };
      await cache.put(root + uri, new Response(bytes, { headers }));
      [files[uri]] = manifest.files[uri];
    }
    packs[lang] = { cache: name, bundle: manifest.bundle, date: now.toISOString().slice(0, 10), files, hasSounds };
    await writePacks(root, packs);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  const gone = Object.keys({ ...(old && old.files), ...files }).map((uri) => seen.delete(root + uri)); // what was withdrawn, too
  await Promise.all(old ? [...gone, caches.delete(old.cache)] : gone).catch(() => {}); // what is left is in nobody's way
  noteDays(tools, packs);
};

/**
 * @param {Tools} tools
 * @param {string} lang
 */
const remove = async (tools, lang) => {
  const packs = await readPacks(tools.root);
  const { cache } = packs[lang];
  delete packs[lang];
  await writePacks(tools.root, packs);
  await caches.delete(cache);
  noteDays(tools, packs);
};

/**
 * Drop the languages that the site has no more: nobody would be told what changes in them. A draft is offered to nobody, but
 * it is there.
 *
 * @param {Tools} tools
 */
const dropGone = async (tools) => {
  for (const lang of Object.keys(await readPacks(tools.root))) {
    if (!(lang in facts.folders)) await remove(tools, lang);
  }
};

/**
 * Show of each language what is saved and what it costs.
 *
 * @param {Tools} tools
 * @param {HTMLElement} box
 * @param {Record<string, number>} sizes
 * @param {Set<string>} fresh The languages that were saved just now, of which there is nothing newer to fetch.
 * @param {string} [status]
 */
const draw = async ({ root, fill, find, findAll, need, sayDay }, box, sizes, fresh, status = "") => {
  const packs = await readPacks(root);
  findAll(".saving__row", box).forEach((row) => {
    const { lang = "", name } = row.dataset;
    const pack = packs[lang];
    const button = need(".saving__save", row);
    const size = Math.ceil((sizes[lang] || 0) / 1000);
    button.hidden = !size || fresh.has(lang);
    const offer = pack ? words.save_update : fill(words.save_all, { language: name, size });
    button.innerHTML = `<span>${offer}</span>`; // one thing in a row, whatever stands in it
    const saved = pack ? `<b lang="${lang}">${name}</b> ${fill(words.saved, { date: sayDay(pack.date) })}` : "";
    need(".saving__state", row).innerHTML = saved;
    need(".saving__remove", row).hidden = !pack;
    const sounds = find(".saving__sounds", row);
    const cost = sizes[`${lang}.sounds`];
    if (sounds && cost) {
      sounds.hidden = !pack || Boolean(pack.hasSounds);
      sounds.innerHTML = `<span>${fill(words.save_sounds, { size: Math.ceil(cost / 1000) })}</span>`;
    }
  });
  need("[role=status]", box).innerHTML = status;
};

/**
 * Bring what is saved of a language up to date, if anything is.
 *
 * @param {Tools} tools
 * @param {string} lang
 */
export const update = async (tools, lang) => {
  const packs = await readPacks(tools.root);
  if (packs[lang]) await save(tools, lang);
};

/**
 * Offer to save each language.
 *
 * @param {Tools} tools
 */
export const start = async (tools) => {
  const { find, need, root } = tools;
  const box = need(".saving");
  /** @param {string} html */
  const say = (html) => {
    need("[role=status]", box).innerHTML = html;
  };
  if (!navigator.serviceWorker || !window.caches) throw new Error(words.save_failed); // the page says that nothing can be saved
  /** @type {Record<string, number>} */
  let sizes = {};
  let failure = "";
  try {
    sizes = await (await get(`${root}offline/index.json`)).json();
    await dropGone(tools);
  } catch {
    failure = Object.keys(await readPacks(root)).length ? "" : words.save_failed;
  }
  /** @type {Set<string>} */
  const fresh = new Set();
  await draw(tools, box, sizes, fresh, failure);
  need("[role=status]", box).hidden = false;
  let isBusy = false; // who presses twice on a slow line saves once
  box.addEventListener("click", async ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest("button");
    const row = /** @type {HTMLElement | null} */ (button && button.closest(".saving__row"));
    if (!button || !row || isBusy) return;
    isBusy = true;
    const isRemoval = button.matches(".saving__remove");
    say(words.saving);
    try {
      const lang = row.dataset.lang || "";
      if (isRemoval) await remove(tools, lang);
      else await save(tools, lang, button.matches(".saving__sounds"));
      if (isRemoval) fresh.delete(lang);
      else fresh.add(lang);
      await draw(tools, box, sizes, fresh, isRemoval ? "" : words.save_done);
    } catch (error) {
      const isFull = error instanceof Error && error.name === "QuotaExceededError";
      await draw(tools, box, sizes, fresh, isFull ? words.save_full : words.save_failed);
    }
    isBusy = false;
    const state = need(".saving__state", row); // never what deletes: who presses twice would lose what was just saved
    const other = find("button:not([hidden]):not(.saving__remove)", row) || state;
    state.tabIndex = -1;
    if (button.hidden) other.focus();
  });
};
