/* Our reader, our texts and teasers, MiniSearch's ranking: stands below MiniSearch and our engine.js. */
SearchEngine = class extends SearchEngine {
  constructor(index) {
    super(index);
    const fields = ["title", "names", "asked", "headings", "text"];
    const tokenize = (text) => Vietnamese.words(text).map(({ text }) => Vietnamese.fold(text));
    this.library = new MiniSearch({ fields, tokenize, processTerm: (term) => term });
    const joined = (sections, part) => sections.map((section) => section[part]).join("\n");
    this.library.addAll(index.pages.map(({ title, names, asked, sections }, id) => ({
      id, title, names: names.join("\n"), asked: asked.join("\n"), headings: joined(sections, 1), text: joined(sections, 2),
    })));
  }

  /* Each slot is a query of its terms; all slots together are OR, as MiniSearch ranks best. */
  candidates(reading, only) {
    const queries = reading.slots.map(({ terms, rarity }) => ({
      combineWith: "OR",
      queries: terms.slice(0, 10).map(([term, quality]) => ({
        queries: [this.texts.words[term]], boostTerm: () => quality * (rarity < 0.3 ? 0.1 : 1),
      })),
    }));
    const boost = { title: 6, names: 4, asked: 2, headings: 2, text: 1 };
    const found = this.library.search({ combineWith: "OR", queries }, { boost });
    reading.ranked = new Map(found.map(({ id, score }) => [id, score]));
    return found.filter(({ id }) => only < 0 || !this.pages[id].places.length || this.pages[id].places.includes(only))
      .slice(0, CANDIDATES).map(({ id }) => id);
  }

  score(page, hits, reading) {
    const found = super.score(page, hits, reading);
    if (found) found.score = reading.ranked.get(page) * this.pages[page].weight * Math.exp(-TUNED.doubt * reading.cost);
    return found;
  }
};
