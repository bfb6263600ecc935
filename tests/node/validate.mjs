// Tell what html-validate finds wrong in all pages below a folder.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";

const [folder] = process.argv.slice(2);
const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    "no-inline-style": "error",
    "no-trailing-whitespace": "off", // costs a byte and misleads nobody
    "long-title": "off", // a title says which page it is, in Tigrinya too
    "tel-non-breaking": "off", // numbers stand in <bdi class="number">, which never breaks
    "require-sri": "off", // nothing comes from elsewhere
  },
});
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
const told = [];
for (const name of files) {
  const report = await validator.validateFile(join(folder, name));
  for (const { messages } of report.results) {
    for (const { line, ruleId, message } of messages) told.push(`${name}:${line}: ${ruleId}: ${message}`);
  }
}
console.log(JSON.stringify({ count: files.length, told }));
