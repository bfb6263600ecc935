// Loads a page that somebody is changing again when it is another, and shows what is wrong as long as it is.
// Its styles are set one by one: the page's policy allows no others than its own.
const box = document.createElement("pre");
box.setAttribute("role", "alert");
Object.assign(box.style, {
  position: "fixed", inset: "0 0 auto", zIndex: "9", maxHeight: "60vh", overflow: "auto", margin: "0", padding: "1rem",
  background: "#fff4f2", color: "#5c0b00", borderBottom: "4px solid #b3261e", font: "1rem/1.5 monospace",
  whiteSpace: "pre-wrap", direction: "ltr", textAlign: "left",
});

const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);

/** @param {MessageEvent<string>} event */
const show = ({ data }) => {
  const { version, told } = JSON.parse(data);
  if (version !== new URL(src).search.slice(1)) location.reload();
  box.textContent = told;
  if (told) document.body.prepend(box);
  else box.remove();
};

// A page that nobody sees asks for nothing: browsers hold six connections to one host, however many tabs there are.
/** @type {EventSource | undefined} */
let source;
const listen = () => {
  if (source) source.close();
  source = document.hidden ? undefined : new EventSource("/_preview/state");
  if (source) source.addEventListener("message", show);
};
addEventListener("visibilitychange", listen);
listen();
