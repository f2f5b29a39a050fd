/*
 * The doors of the frame: menu and search. Nothing of search is fetched until its box is touched;
 * then come the theme's script, which draws box and list, and our worker, which answers it.
 */
(() => {
  const theme = document.currentScript.dataset.theme;
  const [drawer, toggle] = ["__drawer", "__search"].map((id) => document.getElementById(id));
  const box = document.querySelector("[data-md-component=search]");
  const [input, list, offer, help, where] = ["input", "ol", ".search-offer", ".search-help", ".search-where"].map((part) => box.querySelector(part));
  const result = list.parentElement;
  const select = where.firstElementChild;
  const near = result.dataset.near ? result.dataset.places.split(" ").indexOf(result.dataset.near) : -1;
  const Thread = window.Worker;
  const file = location.protocol === "file:";
  document.documentElement.className = "js";
  help.remove();
  help.hidden = false;

  /* The theme knows buttons as labels: give them the keys of a button, and Escape to shut. */
  for (const label of document.querySelectorAll("label[tabindex]")) {
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation(); // the theme, once here, would press it again
      label.click();
    });
  }
  drawer.addEventListener("change", () => {
    if (drawer.checked) document.querySelector(".md-sidebar--primary a").focus({ preventScroll: true });
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    document.querySelector("label[tabindex][for=__drawer]").focus();
  });

  class SearchDoor extends EventTarget {
    constructor(url) {
      super();
      window.Worker = Thread; // the theme asks for one worker, ours
      this.url = url;
      select.addEventListener("change", () => this.set());
      this.open();
    }
    open() {
      if (file || !Thread) return this.openInPage();
      const worker = new Thread(this.url);
      this.send = (message) => worker.postMessage(message);
      worker.onmessage = ({ data }) => this.take(data);
      worker.onerror = fail;
      this.set();
    }
    /* From a folder the same scripts run in the page, one after the other. */
    openInPage() {
      this.send = (message) => setTimeout(() => answerSearch(message, (answer) => this.take(answer)));
      for (const name of ["vietnamese.js", "texts.js", "reading.js", "engine.js", "teaser.js", "worker.js", "index.js"]) {
        const script = Object.assign(document.createElement("script"), { src: new URL(name, new URL(this.url, document.baseURI)), async: false });
        script.onerror = fail;
        if (name === "index.js") script.onload = () => this.set();
        document.head.append(script);
      }
    }
    set() {
      this.send({ type: 0, data: { only: Number(select.value), near, file } });
      if (this.ready) this.postMessage({ type: 2, data: input.value });
    }
    postMessage(message) {
      this.asked = message.data;
      this.send(message);
    }
    take(message) {
      if (message.type === 1 && !this.ready) {
        this.ready = true;
        if (message.places.length > 1) {
          select.append(...message.places.map((name, i) => new Option(name + (i === near ? " (ở đây)" : ""), i)));
          where.hidden = false;
        }
      }
      this.dispatchEvent(new MessageEvent("message", { data: message }));
      if (message.type === 3) {
        const empty = !this.asked.trim();
        offer.remove();
        help.remove();
        if (empty) list.before(offer);
        else if (!message.data.items.length) list.before(help);
      }
    }
  }

  const say = (words) => (result.firstElementChild.textContent = words);
  const fail = () => say("Chưa tải được phần tìm kiếm. Bác xem mục lục dưới đây.");

  /* Touched for the first time: the theme's script finds the box as it is, words typed meanwhile too. */
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    say("Đang chuẩn bị tìm kiếm…");
    window.Worker = SearchDoor;
    const { href } = location;
    history.replaceState(history.state, "", href.split("#")[0]); // or it shuts the box to show the anchor
    const script = Object.assign(document.createElement("script"), { src: theme });
    const restore = () => location.hash || history.replaceState(history.state, "", href);
    script.onload = () => {
      window.document$.next(document); // the moment it waits for is long past
      restore();
    };
    script.onerror = () => {
      fail();
      restore();
      begun = false; // the next touch tries again
    };
    document.head.append(script);
  };
  input.addEventListener("focus", begin);
  toggle.addEventListener("change", () => toggle.checked && input.focus());
  if (new URLSearchParams(location.search).has("q") || document.activeElement === input) begin(); // a search sent on

  /* A result leads to "#anchor::words|words": go to the anchor and mark the words. */
  const arrive = () => {
    const [anchor, carried] = location.hash.slice(1).split("::");
    if (!carried) return;
    history.replaceState(history.state, "", `#${anchor}`);
    const words = decodeURIComponent(carried).replace(/[.*+?^${}()[\]\\/]/g, "\\$&");
    const sought = new RegExp(words.replace(/ /g, "\\s+"), "giu");
    const article = document.querySelector(".md-content article");
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      for (const found of [...text.data.matchAll(sought)].reverse()) {
        const part = text.splitText(found.index);
        part.splitText(found[0].length);
        const mark = document.createElement("mark");
        part.replaceWith(mark);
        mark.append(part);
      }
    }
    document.getElementById(decodeURIComponent(anchor)).scrollIntoView();
  };
  arrive();
  addEventListener("hashchange", arrive);

  const typed = () => input.dispatchEvent(new Event("keyup")); // all that the theme listens to
  input.addEventListener("input", typed); // voice, paste
  input.form.addEventListener("reset", () => setTimeout(typed));
  box.addEventListener("keydown", (event) => {
    const leads = event.key === "Enter" && event.target === input && !list.firstElementChild; // to the index by letter
    if (leads || event.key === "Tab" || (event.target === select && event.key !== "Escape")) event.stopPropagation();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget) && toggle.checked) toggle.click();
  });
})();
