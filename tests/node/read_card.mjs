// Reads visiting cards with ical.js and prints their properties: node read_card.mjs FILE…
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const cards = process.argv.slice(2).map((path) => {
  const card = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  return card.getAllProperties().map((property) => [property.name, property.toJSON()[1], property.getFirstValue()]);
});
console.log(JSON.stringify(cards));
