/*
 * Answers the theme's search box. The protocol is the theme's: { type: SETUP, data } is answered by
 * { type: READY, places }, { type: QUERY, data: words } by { type: RESULT, data: { items } }.
 * Runs in a worker; opened from a folder (file://), where browsers refuse workers, in the page.
 */
const SearchMessage = { SETUP: 0, READY: 1, QUERY: 2, RESULT: 3 };
const searchState = { engine: null, index: null, settings: {} };

function takeSearchIndex(index) {
  searchState.index = index;
  searchState.engine = new SearchEngine(index);
}

/** Answer one message; settings: { only, near: places of the index or -1, file: addresses name files }. */
function answerSearch({ type, data }, reply) {
  const { engine, index } = searchState;
  if (type === SearchMessage.SETUP) {
    searchState.settings = data;
    reply({ type: SearchMessage.READY, places: index.places });
  } else if (type === SearchMessage.QUERY) {
    const { only, near, file } = searchState.settings;
    const found = engine.search(data, { only, near });
    const items = found.map((result) => presentResult(index.pages[result.page], result, engine, file));
    reply({ type: SearchMessage.RESULT, data: { items } });
  }
}

if (typeof importScripts === "function") {
  importScripts(...["vietnamese.js", "texts.js", "reading.js", "engine.js", "teaser.js", "index.js"].map((name) => name + location.search));
  onmessage = ({ data }) => answerSearch(data, postMessage);
}
