// Pictures of every page, for the docs and to be looked at: `node tests/screenshots.mjs FOLDER [all]`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { addresses, browser, missing, serve } from "./server.mjs";

const left = missing();
if (left) {
  console.log(`no pictures: ${left}`);
  process.exit(1);
}
const [folder = "../docs/pages", which] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await serve();
const chrome = await browser();
const context = await chrome.newContext();
const all = await addresses(context, server.url);
await context.close();
const sorts = [["desktop", "light", { width: 1280, height: 900 }]];
if (which) {
  sorts.push(
    ["desktop", "dark", { width: 1280, height: 900 }],
    ["phone", "light", { width: 390, height: 844 }],
    ["phone", "dark", { width: 390, height: 844 }],
  );
}
for (const [size, colorScheme, viewport] of sorts) {
  const context = await chrome.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
  for (const [name, address] of Object.entries(all)) {
    const page = await context.newPage();
    await page.goto(new URL(address.split("#")[0], server.url).href, { waitUntil: "networkidle" });
    const file = which ? `${name}-${size}-${colorScheme}.png` : `${name}.png`;
    await page.screenshot({ path: join(folder, file) });
    await page.close();
  }
  await context.close();
}
await chrome.close();
await server.end();
