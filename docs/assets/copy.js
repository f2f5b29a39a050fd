/* A button beside each text that is meant to be pasted. Without this script the text is simply there. */
(() => {
  const copy = (text) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    const area = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
    area.style.cssText = "position:fixed;opacity:0"; // in view, or iPhones copy nothing
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy"); // browsers inside messengers know nothing newer
    area.remove();
    return done ? Promise.resolve() : Promise.reject();
  };
  for (const box of document.querySelectorAll(".copyable")) {
    const text = box.innerText.trim();
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Chép tin này" });
    const said = Object.assign(document.createElement("span"), { role: "status" });
    button.onclick = () =>
      copy(text).then(
        () => (said.textContent = "Đã chép. Mở nhóm rồi dán."),
        () => (said.textContent = "Máy không cho chép. Bác nhấn giữ vào chữ để chép."),
      );
    box.append(button, said);
  }
})();
