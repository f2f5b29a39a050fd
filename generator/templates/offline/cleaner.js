/* Keeping pages is turned off: remove what worker.js kept in this phone, then the worker itself. */
const OURS = `cnscd ${registration.scope} `;

addEventListener("install", (event) => event.waitUntil(forget().then(() => skipWaiting())));

addEventListener("activate", (event) => event.waitUntil(forget().then(() => registration.unregister())));

/** Twice: the browser may leave worker.js in charge for minutes after skipWaiting. */
async function forget() {
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
}
