// Show the contacts that a reader types of: a name, a role, a topic, any part of a number, in any language.
const FEW_DIGITS = 2;
const NUMBERS = 6; // the place of a contact's numbers
const FEW_LETTERS = 3; // such as `who` and `for`

// The words of a question that may name someone or something.
const keyWords = (query) => {
  const asked = query.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const telling = asked.filter((word) => word.length > FEW_LETTERS || !/^[a-zæøå]+$/i.test(word));
  return (telling.length ? telling : asked).join(" ");
};

// The ids of the contacts with such digits in a number, which has its country's code.
const findNumber = (digits) => facts.contacts
  .filter((contact) => contact[NUMBERS].split(" ").some((number) => number.includes(digits)))
  .map(([, id]) => id);

export const start = async ({ fill }, form) => {
  const { read, rank } = await import("./matching.js");
  const records = read(facts.contacts);
  const field = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const lists = [...document.querySelectorAll("main > .list")];
  const find = (query) => {
    const digits = query.replace(/[\s+()-]/g, "").replace(/^00/, "");
    if (/^\d+$/.test(digits)) return digits.length < FEW_DIGITS ? null : findNumber(digits);
    return query ? rank(records, keyWords(query)).map(({ address }) => address) : null;
  };
  const look = () => {
    const found = find(field.value.trim());
    lists.forEach((list) => {
      const shown = [...list.children].filter((contact) => {
        contact.hidden = Boolean(found) && !found.includes(contact.id);
        return !contact.hidden;
      });
      const around = [list, list.previousElementSibling, list.nextElementSibling];
      around.filter((part) => part && part.matches(".list, h2, .assured")).forEach((part) => {
        part.hidden = !shown.length;
      });
    });
    document.querySelector(".lookup + nav").hidden = Boolean(found);
    if (!found) status.textContent = "";
    else status.innerHTML = found.length ? fill(words.search_count, { count: found.length }) : words.search_none;
  };
  field.addEventListener("input", look);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = document.querySelector(".contact:not([hidden]) a");
    if (first) first.focus();
  });
  look();
};
