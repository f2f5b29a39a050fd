/*
 * The words of all pages: which there are, where they stand, which stand side by side.
 *
 * A term is a folded word ("duong"), a spelling one way to mark it ("đường"). All text lies in one
 * stream of terms; a unit is a title, another name, a question people ask, a heading or
 * the text of a section in that stream.
 */
const FIELD = { title: 0, name: 1, asked: 2, heading: 3, text: 4 };
const PAIR = 2 ** 20; // a pair of terms as one number
const LONG_NUMBER = 8; // digits; written in groups it can be found in one piece, and the other way round

class SearchTexts {
  /** pages: [{ title, names, asked, sections: [[anchor, heading, text]] }] */
  constructor(pages) {
    this.terms = new Map(); // folded word → term
    this.spellings = new Map(); // spelling → its number
    this.units = []; // { page, field, place, start, length, initials }
    this.stream = [];
    this.spelling = []; // beside the stream
    this.known = new Map(); // word as written → [term, spelling]
    this.inOnePiece = []; // [term, position] of long numbers
    pages.forEach((page, number) => this.read(page, number));
    this.words = [...this.terms.keys()];
    this.spelt = [...this.spellings.keys()];
    this.stream = Int32Array.from(this.stream);
    this.spelling = Int32Array.from(this.spelling);
    this.post();
    this.arrange();
  }

  /** Return the term of a folded word, undefined when no page has it. */
  term(plain) {
    return this.terms.get(plain);
  }

  /** Return the terms of a phrase as far as pages have them. */
  termsOf(phrase) {
    const terms = Vietnamese.words(phrase).map(({ text }) => this.term(Vietnamese.fold(text)));
    return terms.filter((term) => term !== undefined);
  }

  /** Whether the terms stand side by side somewhere, in this order. */
  follows(before, after) {
    return this.pairs.has(before * PAIR + after);
  }

  commonest(terms, most) {
    return terms.sort((a, b) => this.postings[b].length - this.postings[a].length).slice(0, most);
  }

  /** Return the commonest terms that begin with plain. */
  beginningWith(plain, most) {
    const found = [];
    for (let i = firstFrom(this.alphabet, plain); i < this.sorted.length && this.alphabet[i].startsWith(plain); i++) {
      found.push(this.sorted[i]);
    }
    return this.commonest(found, most);
  }

  /** Return the terms that sound like plain. */
  soundingLike(plain) {
    return this.sounds.get(Vietnamese.hear(plain)) || [];
  }

  /** Return [term, slips] of the words that differ from plain by 1 to limit slips of the finger. */
  slippedFrom(plain, limit) {
    const letters = letterSet(plain);
    const found = [];
    this.words.forEach((word, term) => {
      if (countBits(letters ^ this.letters[term]) > 2 * limit || isNumber(word)) return;
      const count = Vietnamese.slips(plain, word, limit);
      if (count && count <= limit) found.push([term, count]);
    });
    return found;
  }

  /** Return the rows of terms in titles and names whose initials are plain, the commonest three. */
  withInitials(plain) {
    const rows = new Map();
    for (const { initials, start } of this.units) {
      for (let at = initials.indexOf(plain); at >= 0; at = initials.indexOf(plain, at + 1)) {
        const row = [...this.stream.subarray(start + at, start + at + plain.length)];
        const { count } = rows.get(row.join()) || { count: 0 };
        rows.set(row.join(), { row, count: count + 1 });
      }
    }
    return [...rows.values()].sort((a, b) => b.count - a.count).slice(0, 3).map(({ row }) => row);
  }

  /** Whether some page writes term with this tone mark. */
  hasTone(term, tone) {
    return [...this.writings[term]].some((spelling) => this.spelt[spelling].endsWith(tone));
  }

  read({ title, names, asked, sections }, page) {
    this.add(title, page, FIELD.title, 0);
    names.forEach((name, place) => this.add(name, page, FIELD.name, place));
    asked.forEach((question, place) => this.add(question, page, FIELD.asked, place));
    sections.forEach(([, heading, text], place) => {
      this.add(heading, page, FIELD.heading, place);
      this.add(text, page, FIELD.text, place);
    });
  }

  add(content, page, field, place) {
    const start = this.stream.length;
    let initials = "";
    let digits = { text: "", end: -1, start };
    for (const { text, at } of Vietnamese.words(content)) {
      const [term, spelling] = this.know(text);
      if (isNumber(text)) {
        const goesOn = digits.text && /^[\s.]$/.test(content.slice(digits.end, at));
        if (!goesOn) digits = { text: "", start: this.stream.length };
        digits.text += text;
        digits.end = at + text.length;
        if (goesOn && digits.text.length >= LONG_NUMBER) this.inOnePiece.push([this.know(digits.text)[0], digits.start]);
      } else {
        digits.text = "";
      }
      if (field <= FIELD.name) initials += Vietnamese.fold(text)[0];
      this.stream.push(term);
      this.spelling.push(spelling);
    }
    const length = this.stream.length - start;
    if (!length) return;
    this.units.push({ page, field, place, start, length, initials });
    this.stream.push(-1); // nothing stands beside the next unit
    this.spelling.push(-1);
  }

  know(word) {
    let pair = this.known.get(word);
    if (!pair) {
      pair = [numberOf(this.terms, Vietnamese.fold(word)), numberOf(this.spellings, Vietnamese.spell(word))];
      this.known.set(word, pair);
    }
    return pair;
  }

  /** Turn the stream round: for each term where it stands, on how many pages, how it is spelt. */
  post() {
    const count = this.words.length;
    const lists = Array.from({ length: count }, () => []);
    const lastPage = new Int32Array(count).fill(-1);
    this.pageCount = new Uint32Array(count);
    this.unitOf = new Uint32Array(this.stream.length);
    this.pairs = new Set();
    this.writings = Array.from({ length: count }, () => new Set());
    const note = (term, at, page) => {
      lists[term].push(at);
      if (lastPage[term] !== page) this.pageCount[term]++;
      lastPage[term] = page;
    };
    this.units.forEach(({ page, start, length }, unit) => {
      for (let at = start; at < start + length; at++) {
        const term = this.stream[at];
        this.unitOf[at] = unit;
        this.writings[term].add(this.spelling[at]);
        note(term, at, page);
        if (at > start) this.pairs.add(this.stream[at - 1] * PAIR + term);
      }
    });
    for (const [term, at] of this.inOnePiece) note(term, at, this.units[this.unitOf[at]].page);
    this.postings = lists.map((list) => Uint32Array.from(list).sort());
  }

  /** Lay the words out by letters and by sound, to find those that are nearly typed. */
  arrange() {
    this.sorted = [...this.words.keys()].sort((a, b) => (this.words[a] < this.words[b] ? -1 : 1));
    this.alphabet = this.sorted.map((term) => this.words[term]);
    this.letters = this.words.map(letterSet);
    this.sounds = new Map();
    this.words.forEach((word, term) => {
      if (isNumber(word)) return;
      const sound = Vietnamese.hear(word);
      if (!this.sounds.has(sound)) this.sounds.set(sound, []);
      this.sounds.get(sound).push(term);
    });
  }
}

function isNumber(word) {
  return /^\p{N}/u.test(word);
}

function numberOf(map, key) {
  if (!map.has(key)) map.set(key, map.size);
  return map.get(key);
}

/** Return the place of the first entry of list, which is sorted, that is not below least. */
function firstFrom(list, least) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Return which letters a folded word has, a bit each: far apart in letters is far apart in slips. */
function letterSet(word) {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << word.charCodeAt(i) % 32;
  return set;
}

function countBits(set) {
  let count = 0;
  for (; set; set &= set - 1) count++;
  return count;
}
