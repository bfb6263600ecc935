// Keep what was read, and what was asked for, for when there is no connection.
import { facts } from "../scripts/page.js";
import { bare, isWhole, langOf, listOurs, listSurplus, mayKeep, offlineLangs, wayOf, writeLinks } from "./rules.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SLOW_MS = 5000;
const KEPT = "seen";
const GONE = [404, 410];
const { scope } = worker.registration;

/**
 * @param {number} time
 * @returns {Promise<undefined>}
 */
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

const listPacks = async () => {
  const answer = await (await caches.open("packs")).match(scope);
  /** @type {Record<string, { cache: string }>} */
  const packs = answer ? await answer.json() : {};
  return Object.keys(packs).map((lang) => packs[lang].cache);
};

/** @param {string} url */
const findKept = async (url) => {
  for (const name of [KEPT, ...(await listPacks())]) {
    const found = await (await caches.open(name)).match(bare(url));
    if (found) return found;
  }
  return undefined;
};

/** @param {Response} answer */
const isPage = ({ headers }) => (headers.get("content-type") || "").startsWith("text/html");

/**
 * @param {string} url
 * @param {Response} answer
 */
const keep = async (url, answer) => {
  if (GONE.includes(answer.status)) await (await caches.open(KEPT)).delete(bare(url));
  if (!mayKeep(url, answer, scope)) return;
  try {
    if (isPage(answer) && !isWhole(await answer.clone().text())) return;
    await (await caches.open(KEPT)).put(bare(url), answer);
  } catch {
    // The phone is full, or the connection broke: the page is shown, though not kept.
  }
};

/**
 * Let a page that was kept say of which day it is.
 *
 * @param {Response} answer
 */
const sayCopy = async (answer) => {
  if (!isPage(answer)) return answer;
  const day = new Date(answer.headers.get("date") || Date.now()).toISOString().slice(0, 10);
  const html = (await answer.text()).replace("<html", `<html data-copy="${day}"`);
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
};

/** @param {string} lang */
const listPages = async (lang) => {
  /** @type {Record<string, string>} */
  const pages = {};
  for (const name of [...(await listPacks()), KEPT]) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const page = url.startsWith(scope) && url.endsWith("/") && langOf(url, scope, facts.folders) === lang && await cache.match(url);
      const title = page && (await page.text()).match(/<title>([^<]*)/);
      if (title) [pages[url]] = title[1].split(" – ");
    }
  }
  return pages;
};

/** @param {string} url */
const offlinePage = async (url) => {
  const asked = langOf(url, scope, facts.folders);
  const [before] = await worker.clients.matchAll({ type: "window" });
  for (const lang of offlineLangs(asked, before ? before.url : "", scope, facts.folders)) {
    const page = await findKept(`${scope}offline/${lang}.html`);
    if (page) {
      const html = (await page.text()).replace("<!--saved-->", writeLinks(await listPages(lang)));
      const told = lang === asked ? html : html.replace("<p hidden>", "<p>");
      return new Response(told, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
    }
  }
  return Response.error();
};

/** @param {FetchEvent} event */
const answerPage = async (event) => {
  const { request } = event;
  const { url } = request;
  /** @type {string | undefined} */
  let shown;
  const network = fetch(request).then((answer) => (answer.status < 500 ? answer : undefined)).catch(() => undefined);
  event.waitUntil(network.then(async (answer) => {
    if (!answer) return;
    const fresh = answer.clone();
    const text = shown && answer.ok ? await answer.text() : "";
    if (shown !== text && isWhole(text)) {
      const client = await worker.clients.get(event.resultingClientId || event.clientId);
      if (client) client.postMessage("newer");
    }
    await keep(url, fresh);
  }));
  const first = await Promise.race([network.then((answer) => answer && answer.clone()), wait(SLOW_MS)]);
  if (first) return first;
  const copy = await findKept(url);
  if (copy) {
    shown = await copy.clone().text();
    return sayCopy(copy);
  }
  return (await network) || (request.mode === "navigate" ? offlinePage(url) : Response.error());
};

/** @param {Request} request */
const answerAsset = async ({ url }) => {
  const copy = await findKept(url);
  if (copy) return copy;
  const answer = await fetch(url);
  await keep(url, answer.clone());
  return answer;
};

/** @param {string[]} urls */
const keepAll = async (urls) => {
  const ours = listOurs(urls, scope);
  for (const url of ours) {
    if (!(await findKept(url))) await keep(url, await fetch(url, { cache: "force-cache" }));
  }
  const cache = await caches.open(KEPT);
  const kept = (await cache.keys()).map(({ url }) => url);
  await Promise.all(listSurplus(kept, ours, scope).map((url) => cache.delete(url)));
};

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => event.waitUntil(keepAll(event.data).catch(() => {})));
worker.addEventListener("fetch", (event) => {
  const way = wayOf(event.request, scope);
  if (way !== "browser") event.respondWith(way === "asset" ? answerAsset(event.request) : answerPage(event));
});
