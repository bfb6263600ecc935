// Tell which of the scripts in a file, by name, are not modules that phones of 2018 can read (Chrome 66).
import { readFileSync } from "node:fs";

import { parse } from "acorn";

const LATER = ["ChainExpression", "PrivateIdentifier", "PropertyDefinition", "StaticBlock"];

// Minifiers write `a ?? b` for `a != null ? a : b`, so that the source alone proves nothing.
const isLater = (node) => LATER.includes(node.type) || (node.type === "LogicalExpression" && node.operator === "??");
const holdsLater = (node) => {
  if (Array.isArray(node)) return node.some(holdsLater);
  if (!node || typeof node !== "object") return false;
  return isLater(node) || Object.values(node).some(holdsLater);
};

const scripts = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const broken = Object.entries(scripts).filter(([, code]) => {
  try {
    return holdsLater(parse(code, { ecmaVersion: 2020, sourceType: "module" }));
  } catch {
    return true;
  }
});
console.log(JSON.stringify(broken.map(([name]) => name)));
