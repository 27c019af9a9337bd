// Review, as somebody does it all day: by keys, by forms, in two tabs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { browser, missing, serve, watched } from "./server.mjs";

const left = missing();
const options = { skip: left && `left out: ${left}` };
let server, chrome;

before(async () => {
  if (left) return;
  server = await serve();
  chrome = await browser();
});
after(async () => {
  await chrome?.close();
  await server?.end();
});

const log = () =>
  execFileSync(server.program, ["corrections", server.file, "--json"], { encoding: "utf8" })
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

test("a hundred decisions typed without a pause are all made, once each", options, async () => {
  const context = await chrome.newContext();
  const { page, wrong } = await watched(context, server.url);
  await page.goto(new URL("/review", server.url).href);
  const before = log().length;
  for (let at = 0; at < 100; at += 1) await page.keyboard.press(at % 3 === 2 ? "n" : "y");
  await page.waitForFunction(() => !document.querySelector("[data-busy]"));
  await assert.doesNotReject(
    page.waitForFunction(async () => (await (await fetch("/corrections?page=1")).text()).length > 0),
  );
  let made = log().slice(before);
  for (let tries = 0; made.length < 100 && tries < 100; tries += 1) {
    await page.waitForTimeout(100);
    made = log().slice(before);
  }
  assert.equal(made.length, 100);
  assert.equal(new Set(made.map((line) => line.target)).size, 100, "no statement was decided twice");
  assert.equal(made.filter((line) => line.change.verb === "reject").length, 33);
  assert.ok(made.every((line) => line.by === "tester"));
  // And all of them undone, one by one.
  for (let at = 0; at < 100; at += 1) await page.keyboard.press("u");
  for (let tries = 0; log().length < before + 200 && tries < 100; tries += 1) await page.waitForTimeout(100);
  const undone = log().slice(before + 100);
  assert.deepEqual(
    undone.map((line) => line.change.correction),
    made.map((line) => line.id).reverse(),
  );
  assert.deepEqual(wrong, []);
  await context.close();
});

test("without scripts the same forms decide", options, async () => {
  const context = await chrome.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(new URL("/review?act=deny", server.url).href);
  const first = await page.locator(".decision blockquote").innerText();
  await page.getByRole("button", { name: "Right" }).click();
  assert.notEqual(await page.locator(".decision blockquote").innerText(), first);
  assert.match(page.url(), /act=deny/);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal(await page.locator(".decision blockquote").innerText(), first);
  await context.close();
});

test("two tabs on one statement: the second is refused with both states", options, async () => {
  const context = await chrome.newContext();
  const [one, two] = [await context.newPage(), await context.newPage()];
  const address = new URL("/review?act=reject", server.url).href;
  await one.goto(address);
  await two.goto(address);
  await one.keyboard.press("s");
  await one.keyboard.type("Somebody Else");
  await one.keyboard.press("Enter");
  await one.getByText("Somebody Else").first().waitFor();
  await two.keyboard.press("y");
  await two.getByText("was changed meanwhile").waitFor();
  const told = await two.locator("main").innerText();
  assert.match(told, /As you saw it/);
  assert.match(told, /Somebody Else: /);
  await one.keyboard.press("u");
  await context.close();
});

test("an end is moved by words from the keyboard", options, async () => {
  const context = await chrome.newContext();
  const page = await context.newPage();
  await page.goto(new URL("/review", server.url).href);
  const words = await page.locator(".decision blockquote").innerText();
  await page.keyboard.press("e");
  await page.keyboard.press("Escape");
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await page.locator('form[data-span="content"] button').click();
  await page.getByText("corrected").first().waitFor();
  const shorter = await page.locator(".decision blockquote").innerText();
  assert.ok(words.startsWith(shorter.slice(0, 12)) && shorter.length < words.length, `${words} | ${shorter}`);
  await page.keyboard.press("u");
  await page.getByText("corrected").first().waitFor({ state: "detached" });
  await context.close();
});

test("all that a filter shows are decided at once, and undone as one", options, async () => {
  const context = await chrome.newContext();
  const page = await context.newPage();
  await page.goto(new URL("/review?act=warn", server.url).href);
  await page.getByText("at once").click();
  const button = page.getByRole("button", { name: /are right$/ });
  const count = Number((await button.innerText()).match(/\d+/)[0]);
  const before = log().length;
  await button.click();
  await page.getByText("0 statements wait").waitFor();
  assert.equal(log().length, before + count);
  await page.goto(new URL("/corrections", server.url).href);
  await page.getByRole("button", { name: /Undo/ }).first().click();
  await page.getByText("does not hold").first().waitFor();
  await page.goto(new URL("/review?act=warn", server.url).href);
  assert.match(await page.locator(".head .note-line").innerText(), new RegExp(`^${count} statement`));
  await context.close();
});
