// A server over a copy of the demo file, and a browser of its own.
import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const program = process.env.ONRECORD ?? path("target/release/onrecord");
const demo = process.env.ONRECORD_DEMO ?? path("target/demo.onrecord");
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** What is missing, in one line; nothing where all is there. */
export function missing() {
  if (!existsSync(program)) return `${program} is not there: make demo`;
  if (!existsSync(demo)) return `${demo} is not there: make demo`;
  if (!existsSync(browserPath)) return `${browserPath} is not there: apt-get install chromium`;
  return undefined;
}

/** Starts a server over a copy of the demo; `url` is its first page. */
export async function serve(...more) {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-browser-"));
  const file = join(folder, "demo.onrecord");
  copyFileSync(demo, file);
  const child = spawn(program, ["serve", file, "--port", "0", "--by", "tester", ...more], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((done, failed) => {
    let said = "";
    child.stdout.on("data", (data) => {
      said += data;
      const found = said.match(/http:\/\/\S+/);
      if (found) done(found[0]);
    });
    child.on("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
  return {
    url,
    file,
    program,
    async end() {
      child.removeAllListeners("exit");
      child.kill("SIGTERM");
      const code = await new Promise((done) => child.on("exit", done));
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/** A browser without a network: whatever it asks of another machine fails, and is told. */
export async function browser() {
  return chromium.launch({
    executablePath: browserPath,
    args: [
      "--no-sandbox",
      "--headless",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ],
  });
}

/** A page that keeps what went wrong: errors, refusals of the policy, requests to other machines. */
export async function watched(context, url) {
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) wrong.push(`console: ${message.text()}`);
  });
  const origin = new URL(url).origin;
  page.on("request", (request) => {
    const asked = new URL(request.url());
    if (asked.protocol !== "data:" && asked.origin !== origin) wrong.push(`asks ${request.url()}`);
  });
  return { page, wrong };
}

/** One address of every sort of page, with what must be on it. */
export async function addresses(context, url) {
  const page = await context.newPage();
  const first = async (list, start) => {
    await page.goto(new URL(list, url).href);
    return page.locator(`main a[href^="${start}"]`).first().getAttribute("href");
  };
  const found = {
    overview: "/",
    articles: "/articles",
    article: "/articles/8zemsgcps9bj?at=s4#s4",
    statements: "/statements?act=deny",
    speakers: "/statements?group=speaker",
    search: "/search?topic=convoy",
    actors: "/actors",
    actor: await first("/actors", "/actors/"),
    disputes: "/disputes",
    dispute: await first("/disputes?kind=figure", "/disputes/"),
    figures: "/figures?casualty=killed",
    namings: "/namings",
    changes: "/changes",
    review: "/review",
    corrections: "/corrections",
    nothing: "/nothing-here",
  };
  await page.close();
  return found;
}
