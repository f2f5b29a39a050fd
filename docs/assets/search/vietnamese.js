/*
 * Vietnamese as people type it. Every function takes and gives plain strings and knows nothing of
 * pages: `spell` tells marks apart, `fold` is blind to them, `hear` is deaf to what ears confuse.
 */
const Vietnamese = (() => {
  const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const MARK = /[\u0300-\u036f]/g;
  const WORD = /[\p{L}\p{M}]+|\p{N}+/gu;

  /** Return the words of text as { text, at }; letters and digits part: "to12" is "to", "12". */
  function words(text) {
    const found = [];
    for (const match of text.matchAll(WORD)) found.push({ text: match[0], at: match.index });
    return found;
  }

  /** Return one spelling for all ways to write a syllable: the tone stands last (hoà = hòa). */
  function spell(word) {
    let tone = "";
    const letters = word.toLowerCase().normalize("NFD").replace(TONE, (mark) => ((tone = mark), ""));
    return letters.normalize("NFC") + tone;
  }

  /** Return the letters without any mark: "Đường" is "duong"; "007" is "7". */
  function fold(word) {
    const plain = word.toLowerCase().normalize("NFKD").replace(MARK, "").replace(/đ/g, "d");
    return /^0\d{1,2}$/.test(plain) ? String(Number(plain)) : plain;
  }

  /** Return what folded letters sound like where people mix tr/ch, s/x, d/gi/r/v, l/n, i/y, n/ng/nh, t/c/ch. */
  function hear(plain) {
    return plain
      .replace(/^gi(?=[aeouy])|^gi$|^[drv](?!$)/, "z")
      .replace(/^(tr|ch)/, "C")
      .replace(/^s/, "x")
      .replace(/^n(?!g)/, "l")
      .replace(/^ngh/, "ng")
      .replace(/^gh/, "g")
      .replace(/^[cq]/, "k")
      .replace(/^ph/, "f")
      .replace(/y/g, "i")
      .replace(/n[gh]$/, "n")
      .replace(/(ch|c)$/, "t");
  }

  const TELEX_TONE = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
  const VNI_TONE = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };

  /** Return the syllable that Telex keys would have made: "dijch" is "dịch"; null when none. */
  function telex(typed) {
    let keys = typed.toLowerCase();
    if (!/^[a-zđ]+$/.test(keys)) return null;
    const first = keys.search(/[aeiouyw]/);
    if (first < 0) return null;
    let tone = "";
    keys = keys.slice(0, first) + keys.slice(first).replace(/[sfrxj]/g, (key) => ((tone = TELEX_TONE[key]), ""));
    const made = keys
      .replace(/^dd|^d(?=.*[^d]d$)/, "đ")
      .replace(/^(đ.*)d$/, "$1")
      .replace(/([aeo])([a-z]*?)\1/, (_, vowel, rest) => vowel + "\u0302" + rest)
      .replace(/uo([a-z]*?)w|uwow?/, (_, rest) => "u\u031bo\u031b" + (rest || ""))
      .replace(/a([a-z]*?)w/, "a\u0306$1")
      .replace(/([ou])([a-z]*?)w/, "$1\u031b$2")
      .replace(/w/, "u\u031b");
    return made + tone === typed.toLowerCase() ? null : toned(made, tone);
  }

  /** Return the syllable that VNI keys would have made: "di5ch" is "dịch"; null when none. */
  function vni(typed) {
    let tone = "";
    const made = typed
      .toLowerCase()
      .replace(/[1-5]/g, (key) => ((tone = VNI_TONE[key]), ""))
      .replace(/^d(.*)9/, "đ$1")
      .replace(/u7?o([a-z]*)7/, "u\u031bo\u031b$1")
      .replace(/([aeo])([a-z]*)6/, "$1\u0302$2")
      .replace(/([ou])([a-z]*)7/, "$1\u031b$2")
      .replace(/a([a-z]*)8/, "a\u0306$1");
    return /\d/.test(made) || !/[aeiouy]/.test(made) ? null : toned(made, tone);
  }

  /** Put the tone mark on a vowel; which one does not matter, `spell` moves it to the end. */
  function toned(letters, tone) {
    return letters.normalize("NFD").replace(/[aeiouy][\u0302\u0306\u031b]?/, (vowel) => vowel + tone).normalize("NFC");
  }

  const DIGITS = {
    mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5, lam: 5, sau: 6, bay: 7, tam: 8, chin: 9,
  };

  /** Return the number that folded words begin with, "hai muoi mot" 21, and how many words it takes; null when none. */
  function spokenNumber(plain) {
    const [first, second, third] = plain;
    if (first === "muoi") return DIGITS[second] ? { value: 10 + DIGITS[second], words: 2 } : { value: 10, words: 1 };
    if (!DIGITS[first] || second !== "muoi") return null;
    return DIGITS[third] ? { value: 10 * DIGITS[first] + DIGITS[third], words: 3 } : { value: 10 * DIGITS[first], words: 2 };
  }

  /** Return how many slips of the finger turn a into b, limit + 1 when more: a swap is one. */
  function slips(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let best = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        if (row[j] < best) best = row[j];
      }
      if (best > limit) return limit + 1;
      before = last;
      last = row;
    }
    return Math.min(last[b.length], limit + 1);
  }

  return { words, spell, fold, hear, telex, vni, spokenNumber, slips };
})();
