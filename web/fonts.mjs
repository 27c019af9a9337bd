// The letters of the pages: the Latin parts of two families under the SIL Open Font License, which lies beside them.
import { copyFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const from = (name) => fileURLToPath(new URL(`node_modules/@fontsource-variable/${name}`, import.meta.url));
const to = (name) => fileURLToPath(new URL(`../crates/server/assets/${name}`, import.meta.url));

for (const [family, file, name] of [
  ["newsreader", "files/newsreader-latin-wght-normal.woff2", "newsreader.woff2"],
  ["newsreader", "files/newsreader-latin-wght-italic.woff2", "newsreader-italic.woff2"],
  ["newsreader", "files/newsreader-latin-ext-wght-normal.woff2", "newsreader-ext.woff2"],
  ["libre-franklin", "files/libre-franklin-latin-wght-normal.woff2", "franklin.woff2"],
  ["libre-franklin", "files/libre-franklin-latin-ext-wght-normal.woff2", "franklin-ext.woff2"],
  ["newsreader", "LICENSE", "LICENSE-Newsreader.txt"],
  ["libre-franklin", "LICENSE", "LICENSE-LibreFranklin.txt"],
]) {
  copyFileSync(`${from(family)}/${file}`, to(name));
}
