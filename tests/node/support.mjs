// Tell from which versions of browsers on phones the styles and scripts of a built site are understood, by MDN's data.
//
// Usage: node support.mjs FOLDER. Gives {styles, scripts}: for each browser the version from which all of them is known
// that the design cannot do without.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parse } from "acorn";
import postcss from "postcss";

const data = createRequire(import.meta.url)("@mdn/browser-compat-data");
const BROWSERS = ["chrome_android", "firefox_android", "safari_ios"];

// What a page does without where a browser does not know it, and what is then otherwise.
const REFINEMENTS = {
  "accent-color": "a tick has the browser's own colour",
  "break-inside": "paper may cut a card",
  "clip-path": "hidden words stay one pixel large",
  "forced-color-adjust": "colours are forced",
  gap: "icons keep a margin instead, see base.css",
  "hyphenate-limit-chars": "short words may be hyphenated",
  hyphens: "words are not hyphenated",
  "overflow-wrap": "a long word may be cut off",
  outline: "the ring around what is chosen has square corners",
  "scroll-padding-bottom": "what one comes to by a key may stand under the bar",
  "scroll-padding-top": "an anchor stands at the very top",
};

/** @type {(compat: any, browser: string) => number} */
const since = (compat, browser) => {
  const found = [compat.support[browser]].flat().find((one) => one && !one.prefix && !one.alternative_name && !one.flags);
  const added = found ? String(found.version_added).replace(/^≤/, "") : "";
  return /^[\d.]+$/.test(added) ? Number(added) : Number.NaN;
};

/** @type {Record<string, (node: any) => boolean>} */
const SYNTAX = {
  "javascript.operators.import": ({ type }) => type === "ImportExpression",
  "javascript.operators.import_meta": ({ type }) => type === "MetaProperty",
  "javascript.operators.async_function": ({ type, async }) => Boolean(async) && type !== "ArrowFunctionExpression",
  "javascript.operators.spread.spread_in_object_literals": ({ type, properties }) => (
    type === "ObjectExpression" && properties.some((/** @type {any} */ one) => one.type === "SpreadElement")),
  "javascript.statements.try_catch.optional_catch_binding": ({ type, param }) => type === "CatchClause" && !param,
  "javascript.regular_expressions.unicode_character_class_escape": ({ type, regex }) => (
    type === "Literal" && Boolean(regex) && /\\p\{/.test(regex.pattern)),
  "javascript.regular_expressions.lookbehind_assertion": ({ type, regex }) => (
    type === "Literal" && Boolean(regex) && /\(\?<[=!]/.test(regex.pattern)),
};

/** @type {(node: any, found: Set<string>) => void} */
const walk = (node, found) => {
  if (!node || typeof node !== "object") return;
  if (Array.isArray(node)) node.forEach((one) => walk(one, found));
  else {
    if (typeof node.type === "string") Object.keys(SYNTAX).filter((name) => SYNTAX[name](node)).forEach((name) => found.add(name));
    Object.values(node).forEach((one) => walk(one, found));
  }
};

/** @type {(path: string) => any} */
const look = (path) => path.split(".").reduce((/** @type {any} */ at, name) => (at ? at[name] : undefined), data);

const folder = process.argv[2];
const files = readdirSync(folder, { recursive: true }).map(String);
/** @type {Record<string, any>} */
const used = { styles: {}, scripts: {} };
for (const name of files.filter((one) => one.endsWith(".html"))) {
  const [, css] = readFileSync(join(folder, name), "utf8").match(/<style>([^]*?)<\/style>/) || [];
  postcss.parse(css || "").walkDecls(({ prop }) => {
    const feature = look(`css.properties.${prop}`);
    if (feature && !prop.startsWith("--") && !(prop in REFINEMENTS)) used.styles[prop] = feature.__compat;
  });
}
for (const name of files.filter((one) => one.endsWith(".js"))) {
  /** @type {Set<string>} */
  const found = new Set(["javascript.statements.import"]);
  walk(parse(readFileSync(join(folder, name), "utf8"), { ecmaVersion: "latest", sourceType: "module" }), found);
  found.forEach((path) => {
    used.scripts[path] = look(path).__compat;
  });
}
/** @type {Record<string, Record<string, number>>} */
const told = {};
for (const kind of Object.keys(used)) {
  told[kind] = {};
  for (const browser of BROWSERS) {
    const versions = Object.values(used[kind]).map((compat) => since(compat, browser)).filter((one) => !Number.isNaN(one));
    told[kind][browser] = Math.max(...versions);
  }
}
console.log(JSON.stringify(told));
