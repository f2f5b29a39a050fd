/*
 * Keeps the pages a phone has opened, so that they open again without network. Before this text
 * stands SITE: { version, folders, name, page }, written by render/offline.py.
 *
 * With network the fresh page always wins: a wrong number hurts. A new version fetches the kept
 * pages anew and drops the old store, so that what was withdrawn does not linger. Print files,
 * contact cards and whatever is not of this site are never kept.
 */
const SCOPE = registration.scope;
const OURS = `cnscd ${SCOPE} `; // caches belong to the origin, which a portal shares with others
const PAGES = `${OURS}pages ${SITE.version}`;
const FILES = `${OURS}files ${SITE.version}`;
const PATIENCE_MS = 4000; // on a stalled line, before the kept copy is shown
const MOST_PAGES = 60;
const MOST_FILES = 120;
const GUIDES_AHEAD = 5; // of a group page: its most-needed guides
const LOOSE = { ignoreVary: true };

const quietly = (promise) => promise.catch(() => {});
let keeping = Promise.resolve(); // the page fetched last, on its way to the store

addEventListener("install", (event) => event.waitUntil(renew()));

addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("fetch", (event) => {
  const { method, mode, url, headers } = event.request;
  if (method !== "GET") return;
  if (mode === "navigate") event.respondWith(openPage(event));
  else if (url.startsWith(`${SCOPE}assets/`) && !headers.has("range")) event.respondWith(openFile(event));
});

/* A page says that it is shown: the first time it came before there was a worker to keep it. */
addEventListener("message", (event) => {
  if (event.source) event.waitUntil(quietly(keepShown(withoutQuery(event.source.url), event.data)));
});

/*
 * The browser may leave the earlier worker in charge for minutes after skipWaiting. What it kept goes
 * at once all the same, and it finds what this one keeps (`kept`).
 */
async function renew() {
  await bringForward();
  await dropEarlier();
  await skipWaiting();
}

/** Fetch anew what earlier versions kept. Without network this fails, and the earlier version stays. */
async function bringForward() {
  for (const name of await caches.keys()) {
    if (!name.startsWith(`${OURS}pages `) || name === PAGES) continue;
    const earlier = await caches.open(name);
    const sparing = navigator.connection && navigator.connection.saveData;
    for (const { url } of await earlier.keys()) {
      if (!sparing || url.startsWith(`${SCOPE}t/`)) await keepWhole(url, "no-cache");
    }
  }
}

async function takeOver() {
  await dropEarlier(); // again: the earlier worker may have kept something since
  await clients.claim();
}

async function dropEarlier() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== PAGES && name !== FILES) await caches.delete(name);
  }
}

/** Return the kept answer of an address of this site, from whichever version's store. */
function kept(address) {
  return caches.match(address, LOOSE);
}

/** Keep the page just shown; ahead of a group page also its guides, unless data is to be spared. */
async function keepShown(address, { first, sparing }) {
  if (!isOurs(address)) return;
  await keeping;
  const html = await keepWhole(address, first && "force-cache"); // as it was just shown
  if (sparing || !address.startsWith(`${SCOPE}t/`)) return;
  for (const guide of guidesOf(html, address)) await keepWhole(guide, "no-cache");
}

/** Keep a page and the files it loads; one that is kept, or without cache, is not fetched. Return its HTML. */
async function keepWhole(address, cache) {
  const store = await caches.open(PAGES);
  if (cache && !(await store.match(address, LOOSE))) {
    await remember(address, await fetch(address, { cache, redirect: "manual" }));
  }
  const page = await store.match(address, LOOSE);
  const html = page ? await page.text() : "";
  await Promise.all(filesOf(html, address).map(keepFile));
  return html;
}

async function keepFile(url) {
  const store = await caches.open(FILES);
  if (await store.match(url, LOOSE)) return;
  await rememberFile(url, await fetch(url, { cache: isVersioned(url) ? "force-cache" : "no-cache" }));
}

function openPage(event) {
  const address = withoutQuery(event.request.url);
  const fresh = fetchPage(event, address);
  return freshOrKept(event, fresh, keptPage(address)).catch(() => offlinePage());
}

async function fetchPage(event, address) {
  const { request } = event;
  const cache = request.cache === "default" ? "no-cache" : request.cache; // servers seldom say how long a page holds
  const answer = await fetch(request, { cache });
  if (isOurs(address)) event.waitUntil((keeping = quietly(remember(address, answer.clone()))));
  return answer;
}

/** Return the kept page; for an address as on paper, without its last slash, the way to it. */
async function keptPage(address) {
  const page = await kept(address);
  if (page) return page;
  return (await kept(`${address}/`)) && Response.redirect(`${address}/`);
}

async function openFile(event) {
  const { url } = event.request;
  const copy = await kept(url);
  if (copy && isVersioned(url)) return copy;
  return freshOrKept(event, fetchFile(event, url), copy);
}

async function fetchFile(event, url) {
  const answer = await fetch(event.request, isVersioned(url) ? {} : { cache: "no-cache" });
  event.waitUntil(quietly(rememberFile(url, answer.clone())));
  return answer;
}

/** The fresh answer; the kept one when there is no network, the line stalls or the server is ill. */
async function freshOrKept(event, fresh, stored) {
  event.waitUntil(quietly(fresh)); // it updates the store even when it comes too late to be shown
  const copy = await quietly(Promise.resolve(stored));
  if (!copy) return fresh;
  const answer = fresh.then((it) => (it.status < 500 ? it : copy)).catch(() => copy);
  return Promise.race([answer, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, copy))]);
}

/** Follow the network: a page is kept, one that was withdrawn or has moved is dropped. */
async function remember(address, answer) {
  const store = await caches.open(PAGES);
  if (isKeepable(answer) && /^text\/html/.test(answer.headers.get("content-type"))) {
    await store.put(address, answer);
    await dropOldest(store, MOST_PAGES);
  } else if (answer.type === "opaqueredirect" || answer.status === 404 || answer.status === 410) {
    await store.delete(address, LOOSE);
  }
}

async function rememberFile(url, answer) {
  if (!isKeepable(answer)) return;
  const store = await caches.open(FILES);
  await store.put(url, answer);
  await dropOldest(store, MOST_FILES);
}

async function dropOldest(store, most) {
  const kept = await store.keys(); // oldest first
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((it) => store.delete(it, LOOSE)));
}

/** Whether an address is a page of this site; others may live under the same root, print is too heavy. */
function isOurs(address) {
  return address.startsWith(SCOPE) && SITE.folders.includes(address.slice(SCOPE.length).split("/")[0]);
}

function isKeepable({ status, type, headers }) {
  return status === 200 && type === "basic" && !/no-store|private/.test(headers.get("cache-control"));
}

/** Whether the address of a file changes with what is in it; that of the list of words does not. */
function isVersioned(url) {
  const [file, version] = url.slice(SCOPE.length).split("?");
  return SITE.forever.some((folder) => file.startsWith(folder)) || (/^[0-9a-f]{8}$/.test(version) && file !== SITE.words);
}

function withoutQuery(url) {
  return url.split(/[?#]/)[0];
}

function filesOf(html, address) {
  const found = linksOf(html, address, /(?:\s(?:src|href)=|url\()["']?([^"')\s>]*assets\/[^"')\s>]+)/g);
  return found.filter((url) => url.startsWith(`${SCOPE}assets/`));
}

function guidesOf(html, address) {
  const found = linksOf(html, address, /\shref=["']?([^"'\s>#]*huong-dan\/[\w-]+\/)/g);
  return found.filter((url) => url.startsWith(`${SCOPE}huong-dan/`)).slice(0, GUIDES_AHEAD);
}

/** Return what pattern finds in a page as whole addresses, each once. */
function linksOf(html, address, pattern) {
  const found = [...html.matchAll(pattern)].map((match) => match[1]);
  return [...new Set(found.map((it) => new URL(it, address).href))];
}

async function offlinePage() {
  const list = await quietly(keptList());
  const html = list ? SITE.page.replace("<!--kept-->", () => list) : SITE.page.replace(/<section>[^]*<\/section>/, "");
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** Return the kept pages as items of a list: groups first, then what was opened last. */
async function keptList() {
  const store = await caches.open(PAGES);
  const titles = new Map();
  for (const { url } of (await store.keys()).reverse()) {
    const html = await (await store.match(url, LOOSE)).text();
    const [, whole = ""] = /<title>([^<]*)/.exec(html) || [];
    const title = whole.split(SITE.name)[0].replace(/[\s–-]+$/, "") || SITE.name;
    if (![...titles.values()].includes(title)) titles.set(url, title);
  }
  const isGroup = ([url]) => url.startsWith(`${SCOPE}t/`);
  const items = [...titles].sort((a, b) => isGroup(b) - isGroup(a));
  return items.map(([url, title]) => `<li><a href="${url}">${title}</a></li>`).join("");
}
