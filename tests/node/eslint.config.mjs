// How scripts are checked: ESLint's recommended rules, and what this project asks beside.
import js from "@eslint/js";

const BY_POSITION = ["children", "childNodes", "firstChild", "lastChild", "firstElementChild", "lastElementChild",
  "nextElementSibling", "previousElementSibling", "nextSibling", "previousSibling"];
const BROWSER = ["Blob", "caches", "clearTimeout", "crypto", "document", "DOMParser", "EventSource", "fetch", "FormData", "Intl", "localStorage", "location",
  "navigator", "performance", "Response", "self", "setTimeout", "speechSynthesis", "SpeechSynthesisUtterance", "addEventListener",
  "TextEncoder", "URL", "URLSearchParams", "window"];
const CHECKERS = ["console", "process", "TextEncoder", "URL"];
const known = (names) => Object.fromEntries(names.map((name) => [name, "readonly"]));

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: known(CHECKERS) },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "eqeqeq": "error",
      "no-shadow": "error", // `words` and `facts` are found by their names
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["**/overrides/**/*.js"],
    languageOptions: { ecmaVersion: 2020, globals: known(BROWSER) },
    rules: {
      "no-restricted-properties": ["error", ...BY_POSITION.map((property) => (
        { property, message: "Find an element by its class: places move." }
      ))],
      "no-restricted-syntax": ["error", "ChainExpression", "LogicalExpression[operator='??']"], // not before Chrome 80
      "no-unused-vars": ["error", { args: "all", argsIgnorePattern: "^_$" }],
    },
  },
];
