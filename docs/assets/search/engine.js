/*
 * Finds pages: each reading of the query is scored on the pages that may answer it. A page is worth
 * what its best words say (title before name before heading before question before text), how near
 * they stand to each other, and how much of the query they cover.
 *
 * The numbers were tuned on benchmarks/search/queries (open, practice_*).
 */
const WEIGHT = [6, 3.9, 1.7, 1.9, 1]; // by FIELD
const TUNED = {
  near: 0.65, // words side by side
  whole: 1.3, // how much of a title, name or heading the query says
  complete: 0.75, // a title, name or heading that says all of the query, in order
  together: 0.5, // any unit that says all of the query
  share: 0.08, // words in one unit
  often: 0.4, // each doubling of occurrences
  second: 0.27, // the second best unit of a page
  rare: 0.8, // how much more rare words say
  light: 0.08, // a question word beside others
  unknown: 1.4, // a word nobody wrote, beside the mean of the others
  coverage: 0.6, // how hard a missing word weighs
  least: 0.57, // how much of a query a page must say
  patience: 0.04, // and how much less for each word beyond four
  doubt: 0.7, // the cost of a reading
  blind: 0.97, // typed without marks
  hoiNga: 0.85, // hỏi for ngã or the other way, as many write
  marks: 0.45, // other marks than typed
  strange: 0.6, // the same, when no page has the marks typed
  here: 1.15, // a page of the ward one is in
  floor: 0.5, // a lower score is chance
  tail: 0.15, // of the best score
};
const CANDIDATES = 60;
const RESULTS = 20;

class SearchEngine {
  /** index: { synonyms, ignored, pages: [{ title, names, asked, sections, places: [number], weight }] } */
  constructor({ pages, synonyms, ignored }) {
    this.pages = pages;
    this.texts = new SearchTexts(pages);
    this.reader = new QueryReader(this.texts, synonyms, ignored);
  }

  /**
   * Return the best pages for query, best first: { page, score, slots, missing, hits }, where a hit
   * is one unit: { unit, score, best: [quality by slot], at: [positions by slot] }.
   * Of pages that belong to places, `only` keeps those of one place, `near` puts one place first.
   */
  search(query, { only = -1, near = -1 } = {}) {
    const best = new Map();
    for (const { slots, cost } of this.reader.read(query)) {
      const reading = { cost, slots: this.weighed(slots) };
      for (const [page, hits] of this.meet(this.candidates(reading, only), reading)) {
        const found = this.score(page, hits, reading);
        if (!found) continue;
        if (this.pages[page].places.includes(near)) found.score *= TUNED.here;
        if (!best.has(page) || best.get(page).score < found.score) best.set(page, found);
      }
    }
    const results = [...best.values()].sort((a, b) => b.score - a.score || a.page - b.page);
    const least = results.length ? Math.max(TUNED.floor, results[0].score * TUNED.tail) : 0;
    return results.filter(({ score }) => score >= least).slice(0, RESULTS);
  }

  /** Say how much each slot counts: rare words more, question words little, an unknown number most. */
  weighed(slots) {
    const rarity = ({ terms, light }) => {
      const pages = terms.reduce((most, [term]) => Math.max(most, this.texts.pageCount[term]), 0);
      return Math.log(1 + (this.pages.length + 1) / (pages + 1)) ** TUNED.rare * (light ? TUNED.light : 1);
    };
    const known = slots.filter(({ terms, light }) => terms.length && !light).map(rarity);
    const mean = sum(known) / known.length;
    const isUnknown = ({ terms, light, chunk }) => known.length && !terms.length && !light && !isNumber(chunk.plain);
    return slots.map((slot) => ({
      ...slot,
      rarity: isUnknown(slot) ? mean * TUNED.unknown : rarity(slot),
      likeness: new Map(), // spelling → how like it is to what was typed
    }));
  }

  /** Return the pages that may say most of a reading, by their words alone. */
  candidates({ slots }, only) {
    const count = slots.length;
    const values = new Float32Array(this.pages.length * count);
    slots.forEach((slot, i) => {
      if (slot.light) return;
      for (const [term, quality] of slot.terms) {
        for (const at of this.texts.postings[term]) {
          const { page, field } = this.texts.units[this.texts.unitOf[at]];
          const value = WEIGHT[field] * quality * this.likeness(slot, term, at);
          if (value > values[page * count + i]) values[page * count + i] = value;
        }
      }
    });
    const ranked = [];
    this.pages.forEach(({ places, weight }, page) => {
      if (only >= 0 && places.length && !places.includes(only)) return;
      let value = 0;
      for (let i = 0; i < count; i++) value += slots[i].rarity * values[page * count + i];
      if (value) ranked.push([page, value * weight]);
    });
    return ranked.sort((a, b) => b[1] - a[1]).slice(0, CANDIDATES).map(([page]) => page);
  }

  /** Return how well page answers a reading, null when it says too little of it. */
  score(page, hits, { slots, cost }) {
    const total = sum(slots.map(({ rarity }) => rarity));
    const heavy = slots.filter(({ light }) => !light).length;
    const weightOf = ({ unit }) => WEIGHT[this.texts.units[unit].field];
    const worth = sum(slots.map(({ rarity }, i) => rarity * Math.max(...hits.map((hit) => hit.best[i] * weightOf(hit)))));
    const coverage = sum(slots.map(({ rarity }, i) => rarity * Math.max(...hits.map(({ best }) => best[i])))) / total;
    if (coverage < TUNED.least - TUNED.patience * clamp(heavy - 4, 0, 6)) return null;
    for (const hit of hits) hit.score = this.unitScore(hit, slots, total);
    const [first, second = 0] = hits.map((hit) => hit.score).sort((a, b) => b - a);
    const doubt = Math.exp(-TUNED.doubt * cost * Math.min(1, 4 / heavy));
    return {
      page,
      slots,
      hits,
      score: (worth / total + first + TUNED.second * second) * coverage ** TUNED.coverage * this.pages[page].weight * doubt,
      missing: slots.filter(({ light }, i) => !light && !hits.some(({ best }) => best[i])).map(({ chunk }) => chunk.word),
    };
  }

  /** Return, by page, the units where slots are met. */
  meet(pages, { slots }) {
    const { postings, unitOf, units } = this.texts;
    const found = new Map(pages.map((page) => [page, []]));
    const hits = new Map();
    const heavyFirst = [...slots.keys()].sort((a, b) => slots[a].light - slots[b].light);
    for (const i of heavyFirst) {
      const slot = slots[i];
      for (const [term, quality] of slot.terms) {
        for (const at of postings[term]) {
          const unit = unitOf[at];
          let hit = hits.get(unit);
          if (!hit) {
            if (slot.light) continue; // question words matter only beside others
            const list = found.get(units[unit].page);
            if (!list) continue;
            hits.set(unit, (hit = { unit, score: 0, best: slots.map(() => 0), at: slots.map(() => []) }));
            list.push(hit);
          }
          hit.best[i] = Math.max(hit.best[i], quality * this.likeness(slot, term, at));
          hit.at[i].push(at);
        }
      }
    }
    for (const hit of hits.values()) {
      for (const positions of hit.at) if (positions.length > 1) positions.sort((a, b) => a - b);
      this.doubtNumbers(hit, slots);
      this.doubtRepeats(hit, slots);
    }
    return found;
  }

  /** A word typed twice ("tiền điện bằng điện thoại") is met twice only where it stands twice. */
  doubtRepeats({ best, at }, slots) {
    slots.forEach(({ sure }, i) => {
      const earlier = slots.slice(0, i).filter((slot) => slot.sure === sure).length;
      if (sure >= 0 && at[i].length <= earlier) best[i] /= 2;
    });
  }

  /** A number belongs to the word beside it: "tổ 9" is not a page with tổ here and 9 there. */
  doubtNumbers({ unit, best, at }, slots) {
    const reach = this.texts.units[unit].field <= FIELD.name ? 4 : 2;
    const isNear = (here) => (there) => Math.abs(here - there) <= reach;
    slots.forEach(({ chunk }, i) => {
      if (!best[i] || slots.length === 1 || !isNumber(chunk.plain)) return;
      const vouches = (j) => best[j] > 0.9 && at[j].some((there) => at[i].some(isNear(there)));
      if (!vouches(i - 1) && !vouches(i + 1)) best[i] = 0;
    });
  }

  /** With marks typed, the same marks count more: "má" is not "mà". */
  likeness({ chunk, likeness }, term, at) {
    const { spelling, spelt, words } = this.texts;
    let value = likeness.get(spelling[at]);
    if (value === undefined) {
      const isTyped = words[term] === chunk.plain;
      value = isTyped ? this.sameWord(chunk, spelt[spelling[at]]) : goesOn(chunk, spelt[spelling[at]]);
      likeness.set(spelling[at], value);
    }
    return value;
  }

  sameWord(chunk, there) {
    const { spell, plain } = chunk;
    if (spell === there) return 1;
    if (spell === plain) return TUNED.blind;
    const deaf = (text) => text.replace(/[\u0309\u0303]$/, "?");
    if (deaf(spell) === deaf(there)) return TUNED.hoiNga;
    return this.reader.isStrange(chunk) ? TUNED.strange : TUNED.marks;
  }

  /** Words side by side and in order count more, and most when they are all that the unit says. */
  unitScore({ unit, best, at }, slots, total) {
    const { field, length } = this.texts.units[unit];
    let [near, order, matched, share, often] = [0, 0, 0, 0, 0];
    slots.forEach(({ rarity }, i) => {
      if (!best[i]) return;
      matched += 1;
      share += (rarity * best[i]) / total;
      often += (rarity * Math.log2(at[i].length)) / total;
      if (!i || !best[i - 1]) return;
      const together = closeness(at[i - 1], at[i]);
      order += together / (slots.length - 1);
      near += (together * Math.min(best[i], best[i - 1]) * (rarity + slots[i - 1].rarity)) / 2 / total;
    });
    let score = TUNED.near * near + TUNED.often * often + TUNED.share * share;
    if (field <= FIELD.heading) {
      score += TUNED.whole * share * Math.min(1, matched / length);
      if (share > 0.9) score += TUNED.complete * (slots.length > 1 ? order : 1);
    }
    return WEIGHT[field] * score + TUNED.together * share ** 2;
  }
}

/** What is unfinished goes on with the same letters and tone: "nhâ" to "nhân", "dả" not to "dán". */
function goesOn({ spell, plain, open }, there) {
  if (spell === plain || !open) return 1;
  const tone = spell.match(TONE_LAST);
  return there.startsWith(spell.replace(TONE_LAST, "")) && (!tone || there.endsWith(tone[0])) ? 1 : 0.6;
}

/** Return 1 when a word of before stands just ahead of one of after, less when farther, 0 when far. */
function closeness(before, after) {
  let best = 0;
  let i = 0;
  for (const at of after) {
    while (i < before.length && before[i] < at - 6) i++;
    for (let j = i; j < before.length && before[j] <= at + 3; j++) {
      const gap = at - before[j];
      if (gap === 1) return 1;
      if (gap === 2) best = Math.max(best, 0.6);
      else if (gap) best = Math.max(best, gap > 0 ? 0.25 : 0.2);
    }
  }
  return best;
}

function sum(numbers) {
  return numbers.reduce((total, value) => total + value, 0);
}

function clamp(value, least, most) {
  return Math.min(most, Math.max(least, value));
}
