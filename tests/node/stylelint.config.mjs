// How styles are checked: stylelint's standard rules, and what this project asks beside.
const BLOCK = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

export default {
  extends: "stylelint-config-standard",
  rules: {
    "at-rule-empty-line-before": null, // a piece is short enough to be read without
    "color-named": "never",
    "declaration-no-important": true,
    "media-feature-range-notation": "prefix", // ranges are not known before Chrome 104
    "no-descending-specificity": null, // pieces stand beside what they are for, not in the order of their weight
    "no-duplicate-selectors": true,
    "property-disallowed-list": [
      "/^(margin|padding|border)-(left|right|top|bottom)/", "left", "right", "top", "bottom", "width", "height",
      "max-width", "min-width", "max-height", "min-height", "float",
    ], // logical ones turn with the language
    "selector-class-pattern": [`^${BLOCK}(__${BLOCK})?(--${BLOCK})?$`, { message: "Write .block__element--modifier." }],
    "selector-max-id": 0,
  },
  overrides: [
    {
      files: ["**/styles/tokens.css"],
      rules: { "value-keyword-case": null }, // system colours are written as the standard writes them
    },
    {
      files: ["**/components/**/*.css", "**/slots/*.css"],
      rules: { "color-no-hex": true, "function-disallowed-list": ["/^(rgb|hsl|hwb|lab|lch|oklab|oklch|color)/"] },
    },
  ],
};
