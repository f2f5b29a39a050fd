/* MiniSearch behind Material's worker protocol; MiniSearch and analyse.js stand above this.
   One document a page: with one a section, as in search_index.json, far fewer right pages came. */
const OPTIONS = {
  prefix: (term, number, terms) => number === terms.length - 1,
  fuzzy: term => (term.length > 3 ? 0.2 : false),
  boost: { title: 4, headings: 2 },
};
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const BEFORE = 60;
const TEASER = 260;
const MOST_PAGES = 50; // marking thousands nobody scrolls to would take longer than finding them
const folded = new Map();
let pages, index;

function setUp({ docs }) {
  pages = new Map();
  for (const { location, title, text } of docs) {
    const [id, anchor] = location.split("#");
    if (!pages.has(id)) pages.set(id, { id, title, headings: "", text: "" });
    const page = pages.get(id);
    if (anchor) page.headings += ` ${title}`;
    else page.title = title;
    page.text += ` ${text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ")}`;
  }
  const fields = ["title", "headings", "text"];
  index = new MiniSearch({ fields, tokenize: analyse, processTerm: term => term });
  index.addAll([...pages.values()]);
}

/* Results are lists of a page's sections; here each has the page alone. */
function answer(query) {
  return index.search(query, OPTIONS).slice(0, MOST_PAGES).map(found => {
    const terms = new Set(found.terms), { title, text } = pages.get(found.id);
    return [
      {
        location: found.id,
        score: found.score,
        terms: Object.fromEntries(found.queryTerms.map(term => [term, true])),
        title: mark(title, terms),
        text: mark(cut(text, terms), terms),
      },
    ];
  });
}

function has(terms, word) {
  if (!folded.has(word)) folded.set(word, fold(word));
  return terms.has(folded.get(word));
}

const mark = (text, terms) =>
  text.replace(WORD, word => (has(terms, word) ? `<mark>${word}</mark>` : word));

function cut(text, terms) {
  let at = 0;
  for (const word of text.matchAll(WORD))
    if (has(terms, word[0])) {
      at = word.index;
      break;
    }
  const start = text.lastIndexOf(" ", Math.max(0, at - BEFORE)) + 1;
  return text.slice(start, start + TEASER);
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === 0) setUp(data);
  postMessage(type === 0 ? { type: 1 } : { type: 3, data: { items: answer(data) } });
});
