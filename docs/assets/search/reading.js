/*
 * Reads what people type. A reading is one way to understand a query: a row of slots, each with the
 * terms it may stand for, and a cost, which is the doubt about it. Words that stand side by side on
 * some page vouch for each other: "dinh dang dien tu" is read as "định danh điện tử".
 */
const COST = {
  strangers: 0.5, // two words that stand side by side nowhere
  strange: 0.5, // marks that no page writes
  unfinished: 0.3,
  synonym: 0.3,
  synonymOfWord: 0.6, // of a word that pages also have
  initials: 0.4,
  keys: 0.3, // Telex keys left as they were typed
  cut: 0.4, // for each word in a run
  joined: 0.4,
  sound: 1,
  slip: [0, 1.3, 2.2], // by number of slips
  shortSlip: 1.3,
  idle: 0.2, // a light word left out
  unknown: 4,
};
const QUALITY = { synonym: 0.9, sound: 0.8, slip: [1, 0.65, 0.45], shortSlip: 0.6, otherTone: 0.8, goesOn: 0.95 };
const MOST = { letters: 200, words: 24, paths: 12, readings: 4, similar: 12, endings: 40 };
const TONE_LAST = /[\u0300\u0301\u0303\u0309\u0323]$/;

class QueryReader {
  /** synonyms: [[typed, means]]; ignored: phrases that questions are made of. */
  constructor(texts, synonyms, ignored) {
    const wordsOf = (phrase) => Vietnamese.words(phrase).map(({ text }) => text);
    this.texts = texts;
    this.synonyms = synonyms
      .map(([typed, means]) => ({ words: wordsOf(typed), terms: texts.termsOf(means) }))
      .filter(({ terms }) => terms.length);
    this.ignored = ignored.map(wordsOf).sort((a, b) => b.length - a.length);
    this.remembered = new Map(); // what `similar` found before
  }

  /** Return the likeliest readings of query, best first: [{ slots: [{ chunk, terms: [[term, quality]], light }], cost }]. */
  read(query) {
    const chunks = this.chunks(query);
    if (!chunks.length) return [];
    const paths = Array.from({ length: chunks.length + 1 }, () => []);
    paths[0].push({ slots: [], cost: 0 });
    chunks.forEach((_, at) => {
      const steps = this.steps(chunks, at);
      for (const path of cheapest(paths[at], MOST.paths)) {
        for (const step of steps) paths[step.to].push(this.extended(path, step));
      }
    });
    const readings = cheapest(paths[chunks.length], MOST.readings);
    const likely = readings.filter(({ cost }) => cost <= readings[0].cost + 2.5);
    return likely.map(({ slots, cost }) => ({ cost, slots: this.finished(slots) }));
  }

  /** Return the pieces of query: { word, plain, spell, open: being typed, light: says little }. */
  chunks(query) {
    const text = query.slice(0, MOST.letters).normalize("NFC");
    const byVni = this.isVni(text);
    const words = [];
    for (const [run] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      const made = byVni && /\p{L}\d/u.test(run) && Vietnamese.vni(run);
      words.push(...Vietnamese.words(made || run).map((word) => word.text));
    }
    const ends = !/[\p{L}\p{M}\p{N}]$/u.test(text);
    const chunks = words.slice(0, MOST.words).map((word, place) => chunkOf(word, !ends && place === words.length - 1));
    for (let at = 0; at < chunks.length; at++) {
      const phrase = this.ignored.find((words) => says(chunks, at, words));
      if (phrase) phrase.forEach((_, i) => (chunks[at + i].light = true));
    }
    if (chunks.every(({ light }) => light)) for (const chunk of chunks) chunk.light = false;
    const isFiller = ({ plain }, at) => plain === "so" && chunks[at + 1] && isNumber(chunks[at + 1].plain);
    return chunks.filter((chunk, at) => !isFiller(chunk, at)); // "số 12" is "12"
  }

  /** Whether digits are marks: inside a word, or after two that they make known words of. */
  isVni(text) {
    const made = (text.match(/\p{L}+[1-9]{1,2}(?![\p{L}\p{N}])/gu) || []).map(Vietnamese.vni);
    const known = made.filter((word) => word && this.texts.spellings.has(Vietnamese.spell(word)));
    return /\p{L}[1-9]+\p{L}/u.test(text) || known.length > 1;
  }

  extended({ slots, cost }, step) {
    cost += step.cost;
    let before = slots[slots.length - 1];
    for (const slot of step.slots) {
      const areNamed = before && before.sure >= 0 && slot.sure >= 0 && !before.light && !slot.light;
      if (areNamed && !this.texts.follows(before.sure, slot.sure)) cost += COST.strangers;
      before = slot;
    }
    return { slots: slots.concat(step.slots), cost };
  }

  /** An unfinished last word more likely goes on as text goes on: "thanh to" as "thanh toán". */
  finished(slots) {
    const [before, last] = slots.slice(-2);
    if (!last || before.sure < 0 || !last.chunk.open) return slots;
    const { plain } = last.chunk;
    const fits = ([term]) => this.texts.words[term].startsWith(plain) && this.texts.follows(before.sure, term);
    let { terms } = last;
    if (plain.length === 1) terms = terms.filter((pair) => pair[1] === 1 || fits(pair));
    if (terms.some(fits)) {
      terms = terms.map((pair) => [pair[0], fits(pair) ? Math.max(pair[1], QUALITY.goesOn) : pair[1] / 2]);
    }
    const light = last.light || (!terms.length && isLetter(plain));
    return [...slots.slice(0, -1), { ...last, terms, light }];
  }

  /** Return the ways to go on from a place in the query: { to, cost, slots }. */
  steps(chunks, at) {
    const chunk = chunks[at];
    const steps = isNumber(chunk.plain) ? this.numbers(chunks, at) : this.syllables(chunks, at);
    if (chunk.light && steps.some(({ cost }) => cost === 0)) return steps;
    const light = chunk.light || isLetter(chunk.plain);
    return [...steps, { to: at + 1, cost: light ? COST.idle : COST.unknown, slots: [slotOf({ ...chunk, light }, [])] }];
  }

  /** Numbers are what they are: "1" is never "11". A long one may be in groups, or unfinished. */
  numbers(chunks, at) {
    const steps = [];
    let whole = "";
    for (let to = at; to < chunks.length && isNumber(chunks[to].plain); to++) {
      whole += chunks[to].word;
      if (to > at && whole.length < LONG_NUMBER) continue;
      const plain = to > at ? whole : chunks[at].plain;
      const exact = this.texts.term(plain);
      const terms = exact === undefined ? [] : [[exact, 1]];
      if (chunks[to].open && plain.length >= 4) terms.push(...this.endings(plain));
      if (terms.length) steps.push({ to: to + 1, cost: 0, slots: [slotOf(chunks[at], terms)] });
    }
    return steps;
  }

  syllables(chunks, at) {
    const { texts } = this;
    const chunk = chunks[at];
    const { plain, open, light } = chunk;
    const exact = texts.term(plain);
    const steps = [];
    const step = (cost, slots, to = at + 1) => steps.push({ to, cost, slots });
    const row = (terms, quality = 1, said = chunk) => terms.map((term) => slotOf(said, [[term, quality]]));

    const endings = open ? this.endings(plain) : [];
    if (exact !== undefined) step(this.isStrange(chunk) ? COST.strange : 0, [slotOf(chunk, [[exact, 1], ...endings])]);
    else if (endings.length) step(COST.unfinished, [{ ...slotOf(chunk, endings), sure: -1 }]);
    for (const { words, terms } of this.synonyms) {
      if (!says(chunks, at, words, true)) continue;
      const cost = words.length > 1 || exact === undefined ? COST.synonym : COST.synonymOfWord;
      step(cost, row(terms, QUALITY.synonym, { ...chunk, light: false }), at + words.length);
    }
    const spoken = Vietnamese.spokenNumber(chunks.slice(at, at + 3).map((it) => it.plain));
    const number = spoken && texts.term(String(spoken.value));
    if (number !== null && number !== undefined) step(COST.synonym, row([number], 1, chunkOf(texts.words[number], false)), at + spoken.words);
    if (exact === undefined && plain.length >= 3 && plain.length <= 6) {
      for (const terms of texts.withInitials(plain)) step(COST.initials, row(terms));
    }
    if (light) return steps;
    if (exact === undefined) {
      const meant = Vietnamese.telex(chunk.word);
      const term = meant ? texts.term(Vietnamese.fold(meant)) : undefined;
      if (term !== undefined) step(COST.keys, row([term], 1, chunkOf(meant, open)));
      for (const terms of this.cut(plain)) step(COST.cut * terms.length, row(terms));
    }
    for (const { term, cost, quality } of this.similar(plain)) {
      const tone = chunk.spell.match(TONE_LAST);
      step(cost, row([term], !tone || texts.hasTone(term, tone[0]) ? quality : quality * QUALITY.otherTone));
    }
    for (const term of this.shortSlips(chunks, at)) step(COST.shortSlip, row([term], QUALITY.shortSlip));
    for (const { to, term, cost, quality } of this.joined(chunks, at)) {
      step(cost, row([term], quality, chunkOf(texts.words[term], false)), to);
    }
    return steps;
  }

  /** Return [term, quality] of the words that begin with plain. */
  endings(plain) {
    const most = plain.length > 1 ? MOST.endings : 10 * MOST.endings;
    const longer = this.texts.beginningWith(plain, most).filter((term) => this.texts.words[term] !== plain);
    return longer.map((term) => [term, 0.4 + (0.5 * plain.length) / this.texts.words[term].length]);
  }

  /** Whether the marks make a word that no page writes: more likely a slip than a wish. */
  isStrange({ spell, plain }) {
    return spell !== plain && !this.texts.spellings.has(spell);
  }

  /** Return the ways to cut a run such as "dichvucong" into words, at least half of them side by side somewhere. */
  cut(run) {
    if (run.length < 4 || run.length > 40) return [];
    const rows = Array.from({ length: run.length + 1 }, () => []);
    rows[0].push([]);
    const strangers = (row) => row.filter((term, i) => i && (term === row[i - 1] || !this.texts.follows(row[i - 1], term))).length;
    for (let from = 0; from < run.length; from++) {
      const shortest = /[aeiouy]/.test(run[from]) ? 1 : 2;
      rows[from].sort((a, b) => strangers(a) - strangers(b) || a.length - b.length);
      for (const row of rows[from].slice(0, 20)) {
        for (let to = from + shortest; to <= Math.min(run.length, from + 8); to++) {
          const term = this.texts.term(run.slice(from, to));
          if (term !== undefined && row.length < 8) rows[to].push([...row, term]);
        }
      }
    }
    const cuts = rows[run.length].filter((row) => row.length > 1 && strangers(row) <= (row.length - 1) / 2);
    return cuts.sort((a, b) => strangers(a) - strangers(b) || a.length - b.length).slice(0, 3);
  }

  /** Return { to, term, cost, quality } of words typed in pieces: "vi neid", "v n e i d". */
  joined(chunks, at) {
    const found = [];
    let { plain } = chunks[at];
    for (let to = at + 1; to < Math.min(chunks.length, at + 6); to++) {
      plain += chunks[to].plain;
      if (to > at + 2 && plain.length > to - at + 1) break; // more than three only letter by letter
      const term = this.texts.term(plain);
      if (term !== undefined) found.push({ to: to + 1, term, cost: COST.joined, quality: 1 });
      else if (plain.length >= 5) {
        const likely = this.similar(plain).filter((it) => this.texts.words[it.term].length >= 5);
        found.push(...likely.map((it) => ({ ...it, to: to + 1, cost: it.cost + COST.joined })));
      }
    }
    return found;
  }

  /** Return { term, cost, quality } of what plain may be a slip of the ear or of the finger for. */
  similar(plain) {
    if (!this.remembered.has(plain)) this.remembered.set(plain, this.findSimilar(plain));
    return this.remembered.get(plain);
  }

  findSimilar(plain) {
    const { texts } = this;
    const found = new Map();
    if (plain.length >= 4 && plain.length <= 24) {
      for (const [term, count] of texts.slippedFrom(plain, plain.length >= 8 ? 2 : 1)) {
        if (texts.words[term].length < 3) continue;
        found.set(term, { term, cost: COST.slip[count], quality: QUALITY.slip[count] });
      }
    }
    if (plain.length >= 2) {
      for (const term of texts.soundingLike(plain)) {
        if (texts.words[term] !== plain) found.set(term, { term, cost: COST.sound, quality: QUALITY.sound });
      }
    }
    const common = ({ term }) => texts.postings[term].length;
    return [...found.values()].sort((a, b) => a.cost - b.cost || common(b) - common(a)).slice(0, MOST.similar);
  }

  /** A slip in two or three letters can be anything: only what fits the word beside it is meant. */
  shortSlips(chunks, at) {
    const { texts } = this;
    const { plain } = chunks[at];
    if (plain.length < 2 || plain.length > 3) return [];
    const [before, after] = [chunks[at - 1], chunks[at + 1]].map((chunk) => chunk && texts.term(chunk.plain));
    const fits = ([term]) => texts.follows(before, term) || texts.follows(term, after);
    const terms = texts.slippedFrom(plain, 1).filter(fits).map(([term]) => term);
    return texts.commonest(terms, 6);
  }
}

function chunkOf(word, open) {
  return { word, plain: Vietnamese.fold(word), spell: Vietnamese.spell(word), open, light: false };
}

/** A slot is sure of its first term, unless it only begins like it. */
function slotOf(chunk, terms) {
  return { chunk, terms, light: chunk.light, sure: terms.length ? terms[0][0] : -1 };
}

function cheapest(paths, most) {
  return paths.sort((a, b) => a.cost - b.cost).slice(0, most);
}

function isLetter(plain) {
  return /^\p{L}$/u.test(plain);
}

/** Whether words stand in chunks at a place. Marks count when both have some, or always unless blind. */
function says(chunks, at, words, blind = false) {
  return words.every((word, i) => {
    const chunk = chunks[at + i];
    if (!chunk) return false;
    const plain = Vietnamese.fold(word);
    const marksCount = chunk.spell !== chunk.plain && !(blind && word.toLowerCase() === plain);
    return marksCount ? chunk.spell === Vietnamese.spell(word) : chunk.plain === plain;
  });
}
