/*
 * Texts that are meant to be pasted: a button in each box, and wherever data-copies names what to copy.
 * data-shares offers the phone's own way of sharing, where there is one. Without this script the
 * texts are simply there, and a link with data-copies leads to its text.
 */
(() => {
  const COPY = "Chép tin này";
  const COPIED = "Đã chép. Bác mở nhóm Zalo, nhấn giữ chỗ gõ chữ rồi bấm Dán.";
  const REFUSED = "Máy không cho chép. Bác nhấn giữ vào chữ để chép.";

  const copy = (text) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text).catch(() => copyAsBefore(text));
    return copyAsBefore(text);
  };
  const copyAsBefore = (text) => {
    const area = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
    area.style.cssText = "position:fixed;opacity:0"; // in view, or iPhones copy nothing
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy"); // browsers inside messengers know nothing newer
    area.remove();
    return done ? Promise.resolve() : Promise.reject();
  };
  const button = (words) => Object.assign(document.createElement("button"), { type: "button", textContent: words });
  const copies = (button, text) => {
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.after(said);
    const refuse = () => {
      said.textContent = REFUSED;
      if (button.dataset.refused) location.hash = button.dataset.refused; // to the words themselves
    };
    button.onclick = () => copy(text).then(() => (said.textContent = COPIED), refuse);
  };

  const texts = new Map(); // as they are before buttons stand among them
  const textOf = (name) => {
    if (!texts.has(name)) texts.set(name, document.querySelector(name).innerText.trim());
    return texts.get(name);
  };
  for (const asked of document.querySelectorAll("[data-copies]")) {
    const made = asked.matches("a") ? button(asked.textContent) : asked;
    if (made !== asked) {
      made.className = asked.className;
      made.dataset.refused = asked.hash;
      asked.replaceWith(made);
    }
    made.hidden = false;
    copies(made, textOf(asked.dataset.copies));
  }
  for (const made of document.querySelectorAll("[data-shares]")) {
    const text = textOf(made.dataset.shares);
    made.hidden = !navigator.share;
    made.onclick = () => navigator.share({ title: document.title, text }).catch(() => {}); // shut again: fine
  }
  for (const box of document.querySelectorAll(".copyable")) {
    const text = box.innerText.trim();
    const made = button(COPY);
    box.append(made);
    copies(made, text);
  }
})();
