/* Runs before the page's own scripts: counts what is asked of the search worker and answered.
   Material, Zensical and our worker speak alike: 0 set up, 1 ready, 2 question, 3 answer. */
(() => {
  const probe = (window.probe = { asked: 0, answered: 0, times: {}, errors: [], waits: [] });
  const Native = window.Worker;
  window.alert = text => probe.errors.push(`alert: ${text}`);
  window.Worker = class extends Native {
    constructor(...args) {
      super(...args);
      probe.worker = this;
      this.addEventListener("message", ({ data }) => {
        if (data?.type === 1) probe.times.ready ??= performance.now();
        if (data?.type !== 3) return;
        probe.answered += 1;
        probe.answer = data.data;
        probe.waits.push(performance.now() - probe.times.asked);
      });
      for (const kind of ["error", "messageerror"])
        this.addEventListener(kind, event => probe.errors.push(`worker: ${event.message}`));
    }
    postMessage(message, ...more) {
      if (message?.type === 0) probe.times.setup ??= performance.now();
      if (message?.type === 2) {
        probe.asked += 1;
        probe.times.asked = performance.now();
      }
      super.postMessage(message, ...more);
    }
  };

  /* Put text into the box as one key press would and wait for the list to change; ms, or null. */
  probe.press = (box, list, text, limit) =>
    new Promise(resolve => {
      box.focus();
      box.value = text;
      const start = performance.now();
      const done = ms => (observer.disconnect(), clearTimeout(timer), resolve(ms));
      const observer = new MutationObserver(() => done(performance.now() - start));
      observer.observe(list, { childList: true, subtree: true, characterData: true });
      const timer = setTimeout(() => done(null), limit);
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    });

  /* Resolve when the worker owes no answer; ms since the call, or null. */
  probe.settled = async limit => {
    const start = performance.now();
    while (probe.answered < probe.asked) {
      if (performance.now() - start > limit) return null;
      await new Promise(resolve => setTimeout(resolve, 2));
    }
    return performance.now() - start;
  };
})();
