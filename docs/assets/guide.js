/*
 * A guide in the hand: which step one is at, a bar to the next one, and the steps read aloud where
 * the phone itself has a Vietnamese voice. Nothing is kept, nothing is sent. Without this script
 * every word is there to be read.
 */
(() => {
  const steps = [...document.querySelectorAll(".step")];
  const heads = steps.map((step) => step.querySelector("h3"));
  const chips = document.querySelectorAll(".chips a");
  const bar = document.querySelector(".bar");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let at = 0; // the step one is at, from 0

  const mark = (step) => {
    at = step;
    chips.forEach((chip, number) => {
      if (number === at) chip.setAttribute("aria-current", "step");
      else chip.removeAttribute("aria-current");
    });
    bar.querySelector("[data-at]").textContent = at + 1;
    bar.querySelector("[data-go='-1']").disabled = at === 0;
    bar.querySelector("[data-go='1']").textContent = at === heads.length - 1 ? "Xong" : "Tiếp";
  };
  const show = (element) => element.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth" });

  // The bar

  const beyond = document.querySelector(".steps ~ h2, .steps ~ div h2"); // after the last step
  for (const target of [...heads, beyond]) if (target) target.tabIndex = -1;
  for (const button of bar.querySelectorAll("[data-go]")) {
    button.onclick = () => {
      const target = heads[at + +button.dataset.go] || beyond;
      target.focus({ preventScroll: true });
      show(target);
    };
  }
  const inView = steps.map(() => false);
  const followed = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) inView[steps.indexOf(target)] = isIntersecting;
      if (inView.includes(true)) mark(inView.indexOf(true));
    },
    { rootMargin: "-90px 0px -60% 0px" }, // from under the header to where the eyes are
  );
  for (const step of steps) followed.observe(step);
  const lookedAt = ([{ isIntersecting }]) => {
    bar.classList.toggle("away", !isIntersecting);
    bar.classList.toggle("still", bar.offsetHeight > innerHeight / 6); // very large type: not over the words
  };
  bar.hidden = false;
  new IntersectionObserver(lookedAt, {
    rootMargin: "0px 0px -45% 0px", // not over the first view, where step 1 only begins
  }).observe(document.querySelector(".steps"));
  bar.classList.add("away");

  // A part that is folded away opens when an address leads into it.

  const unfold = () => {
    const target = document.getElementById(location.hash.slice(1).split("::")[0]);
    const fold = target && target.closest("details:not([open])");
    if (!fold) return;
    fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // Read aloud

  const voices = window.speechSynthesis; // browsers inside messengers may have none
  if (!voices || !window.SpeechSynthesisUtterance) return;
  const SAID = [
    [/\u00a0/g, " "],
    [/(\d{1,2})\/(\d{1,2})\/(\d{4})/g, "$1 tháng $2 năm $3"],
    [/tháng (\d{1,2})\/(\d{4})/g, "tháng $1 năm $2"],
    [/(\d{1,2})\/(\d{1,2})(?![\d/])/g, "$1 tháng $2"],
    [/(\d)–(\d)/g, "$1 đến $2"],
    [/(\d+)\/(\d{4})\/NĐ-CP/g, "$1 năm $2"],
    [/\b(?:1022|11[1-5]|(?:0\d{2,3}|1[89]00)(?: \d{2,4})+)\b/g, (phone) => [...phone.replace(/ /g, "")].join(" ")],
    [/(\d)\.(?=\d{3}\b)/g, "$1"],
    [/VNeID/g, "vi en i đi"],
    [/VssID/g, "vi ét ét i đi"],
    [/\bOTP\b/g, "ô tê pê"],
    [/\bQR\b/g, "kiu a"],
    [/\bAI\b/g, "ây ai"],
    [/\bNFC\b/g, "en ép xê"],
    [/\bSIM\b/g, "xim"],
    [/\bPIN\b/g, "pin"],
    [/\bOCOP\b/g, "ô cốp"],
    [/\bUBND\b/g, "Ủy ban nhân dân"],
    [/\bTP\.? ?HCM\b/g, "Thành phố Hồ Chí Minh"],
    [/\bWi-Fi\b/g, "oai phai"],
    [/\bpasscode\b/gi, "pát cốt"],
  ]; // what a Vietnamese voice would spell out wrongly, and how people say it
  const parts = [...steps, document.querySelector(".alarm")].filter(Boolean);
  const buttons = [...document.querySelectorAll("[data-reads]")];
  const labels = buttons.map((button) => button.textContent);
  let turn = 0; // each start and stop is a new one; what an older one still reports is not heard
  let waiting = []; // kept, or some browsers lose what they have not said yet

  const voice = () => voices.getVoices().find((it) => /^vi\b/i.test(it.lang.replace("_", "-")) && it.localService);
  const sentences = (part) =>
    [...part.querySelectorAll("h3, p, li")]
      .map((block) => SAID.reduce((text, [written, said]) => text.replace(written, said), block.textContent.trim()))
      .reduce((all, text) => all.concat(text.replace(/([.!?;]) +/g, "$1\n").split("\n")), [])
      .filter(Boolean);
  const label = (isReading) =>
    buttons.forEach((button, number) => (button.textContent = isReading ? button.dataset.reads : labels[number]));
  const unmark = () => parts.forEach((part) => part.classList.remove("read"));

  const stop = () => {
    turn += 1;
    waiting = [];
    voices.cancel();
    unmark();
    label(false);
  };
  const read = (number, mine) => {
    const part = parts[number];
    if (!part) return stop();
    unmark();
    part.classList.add("read");
    if (steps[number]) mark(number);
    show(part.querySelector("h3") || part);
    waiting = sentences(part).map((text) => {
      const spoken = new SpeechSynthesisUtterance(text);
      return Object.assign(spoken, { voice: voice(), lang: "vi-VN", rate: 0.9, onerror: () => mine === turn && stop() });
    });
    waiting[waiting.length - 1].onend = () => mine === turn && read(number + 1, mine);
    for (const spoken of waiting) voices.speak(spoken);
  };
  for (const button of buttons) {
    button.onclick = () => {
      if (waiting.length) return stop();
      label(true);
      voices.cancel(); // whatever a page before left unsaid
      read(bar.classList.contains("away") ? 0 : at, (turn += 1));
    };
  }
  const offer = () => buttons.forEach((button) => (button.hidden = !voice()));
  voices.onvoiceschanged = offer; // voices come late
  offer();
  addEventListener("pagehide", stop);
  document.addEventListener("visibilitychange", () => document.hidden && waiting.length && stop());
})();
