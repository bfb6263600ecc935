// Tell which of the scripts in a file, by name, are not modules that can be read.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const scripts = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const broken = Object.entries(scripts).filter(([, code]) => {
  try {
    new vm.SourceTextModule(code);
    return false;
  } catch {
    return true;
  }
});
console.log(JSON.stringify(broken.map(([name]) => name)));
