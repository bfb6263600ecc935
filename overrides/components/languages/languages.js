// Offer the page in the reader's own language, once and in that language; nobody is sent there.
import { facts } from "../../assets/scripts/page.js";

/**
 * @param {import("../../assets/scripts/tools.js").Tools} tools
 * @param {string} tag The language, one of those that the site has.
 */
export const offer = ({ make, need, root, store }, tag) => {
  const [url] = location.href.split("#");
  const here = root + facts.folders[document.documentElement.lang];
  const link = /** @type {HTMLAnchorElement} */ (make("a", "copy languages__offer", facts.offers[tag]));
  link.href = root + facts.folders[tag] + url.slice(here.length);
  link.lang = tag;
  link.hreflang = tag;
  link.dir = "auto";
  need(".header").after(link);
  store.set("offered", true);
};
