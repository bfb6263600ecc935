// What the worker decides, without anything that only a worker has; it becomes a part of `sw.js`.

/**
 * Give an address without what is asked of it.
 *
 * @param {string} url
 */
export const bare = (url) => url.split(/[?#]/)[0];

/**
 * Give the language of a page by the folder that it stands in; the first one stands in none.
 *
 * @param {string} url
 * @param {string} scope Where the site begins.
 * @param {Record<string, string>} folders By the tag of each language.
 */
export const langOf = (url, scope, folders) => {
  const folder = `${bare(url).slice(scope.length).split("/")[0]}/`;
  const tags = Object.keys(folders);
  return tags.find((tag) => folders[tag] === folder) || tags[0];
};

/**
 * Say how a request is answered: from the network first (`page`), from what is kept first (`asset`), or by the browser.
 *
 * @param {{ method: string, url: string }} request
 * @param {string} scope
 * @returns {"page" | "asset" | "browser"}
 */
export const wayOf = ({ method, url }, scope) => {
  if (method !== "GET" || !url.startsWith(scope) || url.startsWith(`${scope}offline/`)) return "browser";
  return url.startsWith(`${scope}assets/`) ? "asset" : "page";
};

/**
 * Say whether an answer may be kept: packs have caches of their own, and sounds are kept only in these.
 *
 * @param {string} url
 * @param {{ ok: boolean, redirected: boolean }} answer
 * @param {string} scope
 */
export const mayKeep = (url, { ok, redirected }, scope) => {
  const isPack = url.startsWith(`${scope}offline/`) && !url.endsWith(".html");
  const isSound = /\.(mp3|m4a|wav)$/.test(url);
  return ok && !redirected && !isPack && !isSound;
};

const MOST_ASSETS = 120; // what the pages of some weeks load; each publication may name its scripts anew

/**
 * List the scripts and fonts that are too many, those that came first first; what the page in hand needs stays.
 *
 * @param {string[]} urls What is kept, in the order in which it came.
 * @param {string[]} needed
 * @param {string} scope
 */
export const listSurplus = (urls, needed, scope) => {
  const assets = urls.filter((url) => url.startsWith(`${scope}assets/`));
  const surplus = Math.max(0, assets.length - MOST_ASSETS);
  return assets.filter((url) => !needed.includes(url)).slice(0, surplus);
};

/**
 * Say whether a page is there to its end: a connection that broke can leave half of one, which some browsers take for all.
 *
 * @param {string} html
 */
export const isWhole = (html) => html.trim().endsWith("</html>");

/**
 * List what of a page is ours to keep, each once.
 *
 * @param {string[]} urls
 * @param {string} scope
 */
export const listOurs = (urls, scope) => [...new Set(urls.map(bare))]
  .filter((url) => url.startsWith(scope) && url !== `${scope}sw.js`);

/**
 * Write the links to pages that are kept, by their titles as HTML.
 *
 * @param {Record<string, string>} pages
 */
export const writeLinks = (pages) => Object.keys(pages)
  .map((url) => `<li><a href="${encodeURI(decodeURI(url))}">${pages[url]}</a></li>`)
  .join("");

/**
 * Give the languages whose offline page may be shown, the best first: that of the page that was asked for, that of the
 * page from which it was, and any other that is kept.
 *
 * @param {string} asked
 * @param {string} before Where the reader was; empty where that is not known.
 * @param {string} scope
 * @param {Record<string, string>} folders
 */
export const offlineLangs = (asked, before, scope, folders) => {
  const read = before.startsWith(scope) ? langOf(before, scope, folders) : asked;
  return [...new Set([asked, read, ...Object.keys(folders)])];
};
