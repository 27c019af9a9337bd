// Every page in a browser: light and dark, wide and narrow, with and without scripts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { addresses, browser, missing, serve, watched } from "./server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const left = missing();
const options = { skip: left && `left out: ${left}` };
let server, chrome, all;

before(async () => {
  if (left) return;
  server = await serve();
  chrome = await browser();
  const context = await chrome.newContext();
  all = await addresses(context, server.url);
  await context.close();
});
after(async () => {
  await chrome?.close();
  if (server) assert.equal(await server.end(), 0);
});

const SIZES = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
  // 1280 at 200 %.
  zoomed: { width: 640, height: 450 },
};

for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test(`every page passes axe and asks nothing of others: ${size}, ${colorScheme}`, options, async () => {
      const context = await chrome.newContext({ viewport, colorScheme, bypassCSP: false });
      for (const [name, address] of Object.entries(all)) {
        const { page, wrong } = await watched(context, server.url);
        await page.goto(new URL(address, server.url).href);
        const session = await context.newCDPSession(page);
        // By the debugger, which no policy of the page stops.
        await session.send("Runtime.evaluate", { expression: axe });
        const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
        const serious = violations.filter((found) => ["serious", "moderate", "critical"].includes(found.impact));
        const told = serious.map((found) => `${found.id}: ${found.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`);
        assert.deepEqual(told, [], `${name} (${address})`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${name} is ${wide} pixels wider than its window`);
        assert.deepEqual(wrong, [], name);
        await page.close();
      }
      await context.close();
    });
  }
}

test("every page says the same without scripts", options, async () => {
  const plain = await chrome.newContext({ javaScriptEnabled: false });
  const full = await chrome.newContext();
  for (const [name, address] of Object.entries(all)) {
    const texts = [];
    for (const context of [plain, full]) {
      const page = await context.newPage();
      await page.goto(new URL(address, server.url).href);
      texts.push(await page.locator("main").innerText());
      await page.close();
    }
    assert.equal(texts[0], texts[1], name);
  }
  await plain.close();
  await full.close();
});

test("a first view is under 300 KB and 10 requests", options, async () => {
  for (const [name, address] of Object.entries(all)) {
    const context = await chrome.newContext();
    const page = await context.newPage();
    const bodies = [];
    page.on("response", (response) => bodies.push(response.body()));
    await page.goto(new URL(address, server.url).href, { waitUntil: "networkidle" });
    const requests = bodies.length;
    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0);
    console.log(`# ${name}: ${Math.round(bytes / 1000)} KB, ${requests} requests`);
    assert.ok(bytes < 300_000 && requests <= 10, `${name}: ${bytes} bytes, ${requests} requests`);
    await context.close();
  }
});

test("in an article words and notes lead to each other, and what is switched on is shown", options, async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await chrome.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(new URL(all.article, server.url).href);
    assert.ok((await page.locator(".chosen").count()) > 0);
    await page.locator("#m-s5 > a.n").click();
    assert.match(page.url(), /#s5$/);
    await page.locator('.text a.n[href="#m-s5"]').click();
    assert.match(page.url(), /#m-s5$/);
    const figure = page.locator(".text .figure").first();
    const outline = () => figure.evaluate((element) => getComputedStyle(element).outlineStyle);
    assert.equal(await outline(), "none");
    await page.getByRole("checkbox", { name: "figures" }).check();
    assert.equal(await outline(), "solid");
    await context.close();
  }
});

test("by keyboard alone one gets from the overview to a denial in its article", options, async () => {
  const context = await chrome.newContext();
  const page = await context.newPage();
  await page.goto(server.url);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the page");
  await page.keyboard.press("/");
  await page.keyboard.type("command post");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\?topic=command/);
  const link = page.locator(".said .meta a").first();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/articles\/.*#s/);
  assert.ok((await page.locator(".chosen").count()) > 0);
  await context.close();
});
