// Opens the editor. Here, on one machine: the files come from the small server of `cnscd admin
// --open`, live in the browser's own folder while the page is open, and each save goes back to the
// server, which keeps comments, checks, and writes or refuses.
// Elsewhere, on a git host: every value of a file is text, as the generator reads it.

const self = document.getElementById("mo-trang")
const words = JSON.parse(self.dataset.words)
const FOLDER = "sveltia-cms-test" // where the editor's own "test" backend keeps files
const versions = new Map() // path: what the file on the disk was when it was read
let root

if (self.dataset.local) await openHere()
else await openOnHost()

async function openHere() {
  if (!navigator.storage?.getDirectory || !window.FileSystemFileHandle?.prototype.createWritable) {
    return stop(words.old_browser)
  }
  if (!await isTheOnlyTab()) return stop(words.other_tab)
  let answer
  try {
    answer = await fetch("noi-dung", { headers: { "X-Cnscd": "1" } })
  } catch { /* no server */ }
  if (!answer?.ok) return stop(words.not_connected)
  const files = await answer.json()
  const home = await navigator.storage.getDirectory()
  await home.removeEntry(FOLDER, { recursive: true }).catch(() => {})
  root = await home.getDirectoryHandle(FOLDER, { create: true })
  await Promise.all(Object.entries(files).map(([path, file]) => {
    versions.set(path, file.version)
    return put(path, file.text)
  }))
  window.addEventListener("pagehide", () => home.removeEntry(FOLDER, { recursive: true }).catch(() => {}))
  sendSavesToTheServer()
  remember("sveltia-cms.user", { backendName: "test-repo" })
  start()
}

function isTheOnlyTab() {
  return new Promise((done) => {
    navigator.locks.request("cnscd-sua", { ifAvailable: true }, (lock) => {
      done(Boolean(lock))
      return lock && new Promise(() => {}) // held while the page is open
    })
  })
}

async function put(path, text) {
  const names = path.split("/")
  const name = names.pop()
  let folder = root
  for (const it of names) folder = await folder.getDirectoryHandle(it, { create: true })
  const writer = await (await folder.getFileHandle(name, { create: true })).createWritable()
  await writer.write(text)
  await writer.close()
}

function sendSavesToTheServer() {
  const files = FileSystemFileHandle.prototype
  const createWritable = files.createWritable
  delete files.move // the editor would write beside the file and rename
  files.createWritable = async function (...options) {
    const path = (await root.resolve(this))?.join("/")
    const really = await createWritable.apply(this, options)
    if (!path) return really
    return {
      write: async (data) => {
        const text = typeof data === "string" ? data : await new Response(data).text()
        await save(path, text).catch(async (error) => {
          await really.abort()
          throw error
        })
        await really.write(text)
      },
      close: () => really.close().catch(() => {}),
    }
  }
}

async function save(path, text) {
  const answer = await fetch(`noi-dung/${path.split("/").map(encodeURIComponent).join("/")}`, {
    method: "PUT",
    headers: { "X-Cnscd": "1", "X-Version": versions.get(path) ?? "" },
    body: text,
  }).catch(() => undefined)
  const said = await answer?.json().catch(() => undefined)
  if (!answer?.ok) {
    // The editor shows why in a window; our box stays while it is mended.
    tell(said ? `${words.refused}\n\n${said.message}` : words.not_connected, false)
    throw new Error(said?.message ?? words.not_connected)
  }
  versions.set(path, said.version)
  tell([words.saved.replace("{name}", path), said.message].filter(Boolean).join("\n\n"), true)
}

async function openOnHost() {
  await script("js-yaml.js")
  window.CMS_MANUAL_INIT = true
  await script("sveltia-cms.js")
  const { load, dump, FAILSAFE_SCHEMA, CORE_SCHEMA } = window.jsyaml
  window.CMS.registerCustomFormat("van-ban", "yml", {
    fromFile: (text) => load(text, { schema: FAILSAFE_SCHEMA }),
    toFile: (data) => dump(data, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true }),
  })
  speakVietnamese()
  window.CMS.init()
  document.getElementById("cho").remove()
}

function start() {
  speakVietnamese()
  document.getElementById("cho").remove()
  script("sveltia-cms.js")
}

function speakVietnamese() {
  // Else, in a browser of another language, it offers that language again and again.
  Object.defineProperty(navigator, "language", { value: "vi" })
  Object.defineProperty(navigator, "languages", { value: ["vi"] })
  const chosen = JSON.parse(localStorage.getItem("sveltia-cms.prefs") ?? "{}")
  remember("sveltia-cms.prefs", { theme: "light", ...chosen, locale: "vi" })
}

function remember(key, value) {
  localStorage.setItem(key, JSON.stringify(value))
}

function script(src) {
  return new Promise((done, failed) => {
    const element = document.createElement("script")
    Object.assign(element, { src, onload: done, onerror: failed })
    document.head.append(element)
  })
}

function stop(text) {
  document.getElementById("cho").textContent = text
}

function tell(text, good) {
  const box = document.getElementById("bao")
  const said = document.createElement("pre")
  const close = document.createElement("button")
  said.textContent = text
  close.textContent = words.close
  close.addEventListener("click", () => { box.hidden = true })
  box.replaceChildren(said, close)
  box.classList.toggle("tot", good)
  box.hidden = false
  clearTimeout(tell.timer)
  if (good) tell.timer = setTimeout(() => { box.hidden = true }, 6000)
}
