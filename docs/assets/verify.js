/* Is this number one of the team's? Compared here: nothing is sent, kept or put in the address.
   The page holds a slow hash of each published number: 12 letters of base64 to know it by, 4 that
   tell whose it is to those who have the number (generator/render/verify.py). */
(() => {
  const box = document.querySelector(".verify");
  if (!box || !window.crypto || !crypto.subtle) return;
  const form = box.querySelector("form");
  const typed = form.querySelector("input");
  const said = box.querySelector(".verify-said");
  let asked = 0; // an answer to an earlier number comes too late

  const whole = /^(0[1-9]\d{8,9}|02\d\d1022|1[89]00\d{4}|1[89]00\d{6}|[1-9]\d{2,5}|(\+|00)\d{7,15})$/;

  /* Digits as dialled inside Vietnam, "" when they are no number; those of other countries keep their "+". */
  const read = (text) => {
    const compact = text.normalize("NFKC").replace(/^\s*tel:/i, "").replace(/[^+\d\p{L}]/gu, "");
    const digits = compact.replace(/^(\+|00)840?/, "0").replace(/^84(?=\d{9,10}$)/, "0");
    return whole.test(digits) ? digits : "";
  };

  const bytes = (text) => new TextEncoder().encode(text);

  const derive = async (digits) => {
    const key = await crypto.subtle.importKey("raw", bytes(digits), "PBKDF2", false, ["deriveBits"]);
    const { salt, iterations } = box.dataset;
    const slow = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: Number(iterations) };
    return String.fromCharCode(...new Uint8Array(await crypto.subtle.deriveBits(slow, key, 96)));
  };

  const number24 = (three) => (three.charCodeAt(0) << 16) | (three.charCodeAt(1) << 8) | three.charCodeAt(2);

  /* The place of the answer among [data-answer], -1 when the number is not published. */
  const find = (key) => {
    const tag = btoa(key.slice(0, 9));
    const entries = box.dataset.numbers.match(/.{16}/g) || [];
    const entry = entries.find((it) => it.startsWith(tag));
    return entry ? number24(key.slice(9)) ^ number24(atob(entry.slice(12))) : -1;
  };

  const clear = () => {
    asked += 1;
    said.textContent = "";
    delete said.dataset.said;
  };

  const say = (what, whose) => {
    clear();
    if (!what) return;
    const answer = box.querySelector(`[data-say=${what}]`).cloneNode(true);
    if (whose) answer.querySelector("[data-whose]").append(...whose.cloneNode(true).childNodes);
    said.dataset.said = what;
    said.append(...answer.childNodes);
    said.scrollIntoView({ block: "nearest" });
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    form.querySelector("button").focus(); // the keyboard of a phone would hide the answer
    const digits = read(typed.value);
    if (!digits) return say(typed.value.trim() ? "unread" : "empty");
    say("working");
    const mine = asked;
    try {
      const place = find(await derive(digits));
      if (mine !== asked) return;
      say(place >= 0 ? "yes" : digits.length < 7 ? "short" : "no", box.querySelectorAll("[data-answer]")[place]);
    } catch (error) {
      if (mine === asked) show(false); // a browser that only seemed to know how
    }
  });
  typed.addEventListener("input", clear);
  window.addEventListener("pagehide", () => {
    form.reset();
    clear();
  });

  const show = (able) => {
    form.hidden = !able;
    box.classList.toggle("able", able);
    if (!able) clear();
  };
  show(true);
})();
