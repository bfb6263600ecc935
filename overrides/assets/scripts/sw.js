// Keep what was read, and what was asked for, for when there is no connection.
const SLOW_MS = 5000;
const KEPT = "seen";
const { scope } = self.registration;
const bare = (url) => url.split(/[?#]/)[0];
const langOf = (url) => {
  const folder = `${bare(url).slice(scope.length).split("/")[0]}/`;
  return Object.keys(facts.folders).find((tag) => facts.folders[tag] === folder) || Object.keys(facts.folders)[0];
};
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
const isAsset = (url) => url.startsWith(`${scope}assets/`);

const packs = async () => {
  const answer = await (await caches.open("packs")).match(scope);
  return answer ? Object.values(await answer.json()).map((pack) => pack.cache) : [];
};

const saved = async (url) => {
  for (const name of [KEPT, ...(await packs())]) {
    const found = await (await caches.open(name)).match(bare(url));
    if (found) return found;
  }
  return undefined;
};

const keep = async (url, answer) => {
  const isPack = url.startsWith(`${scope}offline/`) && !url.endsWith(".html"); // packs have a cache of their own
  if (!answer.ok || answer.redirected || isPack) return;
  try {
    await (await caches.open(KEPT)).put(bare(url), answer);
  } catch (error) {
    // The phone is full: the page is shown, though not kept.
  }
};

const sayCopy = async (answer) => {
  if (!(answer.headers.get("content-type") || "").startsWith("text/html")) return answer;
  const day = new Date(answer.headers.get("date") || Date.now()).toISOString().slice(0, 10);
  const html = (await answer.text()).replace("<html", `<html data-copy="${day}"`);
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
};

const listSaved = async (lang) => {
  const pages = {};
  for (const name of [...(await packs()), KEPT]) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      if (url.endsWith("/") && langOf(url) === lang) {
        const title = (await (await cache.match(url)).text()).match(/<title>([^<]*)/);
        if (title) pages[url] = title[1];
      }
    }
  }
  return Object.keys(pages).map((url) => `<li><a href="${encodeURI(decodeURI(url))}">${pages[url]}</a></li>`).join("");
};

const offlinePage = async (url) => {
  const lang = langOf(url);
  const page = await saved(`${scope}offline/${lang}.html`);
  if (!page) return Response.error();
  const html = (await page.text()).replace("<!--saved-->", await listSaved(lang));
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
};

const answerPage = async (event) => {
  const { request } = event;
  const { url } = request;
  let shown;
  const network = fetch(request).then((answer) => (answer.status < 500 ? answer : undefined)).catch(() => undefined);
  event.waitUntil(network.then(async (answer) => {
    if (!answer) return;
    const fresh = answer.clone();
    if (shown && answer.ok && shown !== (await answer.clone().text())) {
      const client = await self.clients.get(event.resultingClientId || event.clientId);
      if (client) client.postMessage("newer");
    }
    await keep(url, fresh);
  }));
  const first = await Promise.race([network.then((answer) => answer && answer.clone()), wait(SLOW_MS)]);
  if (first) return first;
  const copy = await saved(url);
  if (copy) {
    shown = await copy.clone().text();
    return sayCopy(copy);
  }
  return (await network) || (request.mode === "navigate" ? offlinePage(url) : Response.error());
};

const answerAsset = async ({ url }) => {
  const copy = await saved(url);
  if (copy) return copy;
  const answer = await fetch(url);
  await keep(url, answer.clone());
  return answer;
};

const keepAll = async (urls) => {
  for (const url of new Set(urls.map(bare))) {
    const isOurs = url.startsWith(scope) && url !== `${scope}sw.js`;
    if (isOurs && !(await saved(url))) await keep(url, await fetch(url, { cache: "force-cache" }));
  }
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.waitUntil(keepAll(event.data).catch(() => {})));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope) || request.url.startsWith(`${scope}offline/`)) return;
  event.respondWith(isAsset(request.url) ? answerAsset(request) : answerPage(event));
});
