/* Shows a found page as the theme lists it: the page, its best section, the words as the text spells them. */

const TEASER_WORDS = 28;
const ENOUGH = 0.6; // of a query: a section that says as much is shown rather than another name of the page

/** Return the theme's items for one page: { location, title, text, score, terms }. */
function presentResult(page, found, engine, file) {
  const { title, name, asked, heading, text } = FIELD;
  const units = found.hits.map((hit) => ({ ...hit, ...engine.texts.units[hit.unit], marks: wordsToMark(hit, found.slots, engine) }));
  const at = (field, place) => units.find((unit) => unit.field === field && unit.place === place);
  const show = (content, unit, length, words) => markWords(content, unit ? unit.marks : new Set(), length, words);
  const item = (anchor, headline, body, score) => ({ location: address(page.url, anchor, file), title: headline, text: body, score, terms: {} });

  const kind = page.label && `<span class="search-kind" data-kind="${escapeHtml(page.label)}">${escapeHtml(page.label)}</span>`;
  const named = show(page.title, at(title, 0));
  const article = item("", kind + named, paragraph(escapeHtml(page.about)), found.score);
  const sections = bestSections(units).map(([place, value]) => {
    const [anchor, headline, body] = page.sections[place];
    const words = new Set();
    const shown = [show(headline, at(heading, place), 0, words) || named, paragraph(show(body, at(text, place), TEASER_WORDS, words))];
    return { anchor, place, value, ...item(anchor && anchor + (page.script ? wordsToCarry(words) : ""), ...shown, found.score / 2) };
  });

  const [best] = sections;
  const called = units.filter(({ field }) => field === name || field === asked).sort((a, b) => b.score - a.score)[0];
  const isTold = best && shareOf(units.filter(({ field, place }) => field >= heading && place === best.place), found.slots) > ENOUGH;
  const rival = Math.max(best ? best.value : 0, at(title, 0) ? at(title, 0).score : 0);
  let items = [article];
  if (called && called.score > rival && !isTold) article.text = paragraph(`“${show((called.field === name ? page.names : page.asked)[called.place], called)}”`);
  else if (best && !best.anchor) article.text = best.text;
  else if (best) items = [{ ...best, score: found.score }, article];
  items.push(...sections.filter(({ anchor, location }) => anchor && location !== items[0].location));

  const terms = Object.fromEntries(found.missing.map((word) => [escapeHtml(word), false]));
  for (const shown of items) shown.terms = terms;
  return items;
}

/** Return how much of the query units say together, 0 to 1. */
function shareOf(units, slots) {
  const said = slots.map(({ rarity }, i) => rarity * Math.max(...units.map(({ best }) => best[i])));
  return sum(said) / sum(slots.map(({ rarity }) => rarity));
}

function paragraph(html) {
  return html && `<p>${html}</p>`;
}

/** Return [place, score] of the sections that say most of the query. */
function bestSections(units) {
  const scores = new Map();
  for (const { field, place, score } of units) {
    if (field >= FIELD.heading) scores.set(place, (scores.get(place) || 0) + score);
  }
  const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 4);
  return best.filter(([, score]) => score > best[0][1] / 2);
}

/** From a folder no server finds "huong-dan/" for us: the file is named. */
function address(url, anchor, file) {
  const named = file ? url.replace(/(^|\/)$/, "$1index.html") : url;
  return anchor ? `${named}#${anchor}` : named;
}

/** Return what follows an anchor so that door.js marks the words there; no server sees it. */
function wordsToCarry(spelt) {
  const longest = [...spelt].sort((a, b) => b.length - a.length).slice(0, 4);
  return longest.length ? `::${encodeURIComponent(longest.join("|"))}` : "";
}

/** Return which words of the unit to mark: those near another of the query, else all. */
function wordsToMark({ unit, at }, slots, engine) {
  const { start } = engine.texts.units[unit];
  const met = new Map(); // position → slot
  slots.forEach((slot, i) => at[i].forEach((position) => met.set(position, i)));
  const heavy = [...met].filter(([, i]) => !slots[i].light);
  const beside = ([position, i]) => [-2, -1, 1, 2].some((step) => met.has(position + step) && met.get(position + step) !== i);
  const grouped = heavy.filter(beside);
  const chosen = new Set((grouped.length ? grouped : heavy).map(([position]) => position));
  for (const [position, i] of met) if (slots[i].light && chosen.has(position - 1) && chosen.has(position + 1)) chosen.add(position);
  return new Set([...chosen].map((position) => position - start));
}

/** Return content as HTML with <mark>, cut to length words round the densest marks; what is marked joins spelt. */
function markWords(content, marks, length, spelt = new Set()) {
  const words = Vietnamese.words(content);
  let [from, to] = [0, words.length];
  if (length && words.length > length) {
    from = densest(marks, words.length, length);
    to = Math.min(words.length, from + length);
  }
  let html = "";
  let done = from ? words[from].at : 0;
  const end = to < words.length ? words[to].at : content.length;
  for (let i = from; i < to; i++) {
    if (!marks.has(i)) continue;
    let last = i;
    while (last + 1 < to && marks.has(last + 1)) last++;
    const stop = words[last].at + words[last].text.length;
    const phrase = content.slice(words[i].at, stop);
    spelt.add(phrase.replace(/\s+/g, " "));
    html += `${escapeHtml(content.slice(done, words[i].at))}<mark>${escapeHtml(phrase)}</mark>`;
    done = stop;
    i = last;
  }
  html += escapeHtml(content.slice(done, end));
  return `${from ? "… " : ""}${html.replace(/\n/g, " · ").trim()}${to < words.length ? " …" : ""}`;
}

/** Return where the window of length words with most marks begins, a few words ahead of the first. */
function densest(marks, count, length) {
  let [best, most] = [0, -1];
  for (const mark of [...marks].sort((a, b) => a - b)) {
    let inside = 0;
    for (let i = mark; i < mark + length - 4; i++) if (marks.has(i)) inside++;
    if (inside > most) [best, most] = [mark, inside];
  }
  return Math.max(0, Math.min(best - 4, count - length));
}

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
