/* Keeping pages is turned off: remove what worker.js kept in this phone, then the worker itself. */
const OURS = `cnscd ${registration.scope} `;

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
  await registration.unregister();
}
