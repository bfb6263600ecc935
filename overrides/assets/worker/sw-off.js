// Take back what an earlier site.yml let phones keep of this site, not of its neighbours: nothing is kept, and the worker leaves.
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** @param {string} name */
const clear = async (name) => {
  const cache = await caches.open(name);
  const kept = await cache.keys();
  const ours = kept.filter(({ url }) => url.startsWith(worker.registration.scope));
  await Promise.all(ours.map((request) => cache.delete(request)));
  if (ours.length && ours.length === kept.length) await caches.delete(name);
};
worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil((async () => {
  await Promise.all((await caches.keys()).map(clear));
  await worker.registration.unregister();
})()));
