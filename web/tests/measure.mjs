// How long the server takes for each page, alone and with many readers while an import writes:
// `node tests/measure.mjs [FILE [PATHS TO IMPORT ...]]`. Only this machine is asked.
import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { missing, serve } from "./server.mjs";

const [file, ...imported] = process.argv.slice(2);
if (file) process.env.ONRECORD_DEMO = file;
const left = missing();
if (left) {
  console.log(left);
  process.exit(1);
}
const server = await serve();
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const get = (path) =>
  new Promise((done, failed) => {
    const began = performance.now();
    request(new URL(path, server.url), { agent }, (response) => {
      let [bytes, text] = [0, ""];
      response.on("data", (data) => {
        bytes += data.length;
        if (text.length < 200_000) text += data;
      });
      response.on("end", () => done({ took: performance.now() - began, status: response.statusCode, bytes, text }));
    })
      .on("error", failed)
      .end();
  });
const links = async (path, start) => {
  const { text } = await get(path);
  return [...text.matchAll(new RegExp(`href="(${start}[^"?#]+)`, "g"))].map((match) => match[1]);
};
const pages = {
  overview: "/",
  articles: "/articles",
  article: (await links("/articles", "/articles/"))[0],
  statements: "/statements",
  "statements, a word and an act": "/statements?topic=convoy&act=deny",
  "statements by speaker": "/statements?group=speaker",
  search: "/search?topic=market",
  actors: "/actors",
  actor: (await links("/actors", "/actors/"))[0],
  disputes: "/disputes",
  dispute: (await links("/disputes", "/disputes/"))[0],
  figures: "/figures",
  namings: "/namings",
  map: "/map",
  network: "/network",
  review: "/review",
};
const share = (times, part) => times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(1);
for (const [name, path] of Object.entries(pages)) {
  if (!path) continue;
  const times = [];
  let last;
  for (let at = 0; at < 40; at += 1) {
    last = await get(path);
    if (at >= 5) times.push(last.took);
  }
  times.sort((a, b) => a - b);
  console.log(`${name}: median ${share(times, 0.5)} ms, p99 ${share(times, 0.99)} ms, ${last.bytes} bytes, ${last.status}`);
}
let importing;
if (imported.length > 0) {
  importing = spawn(server.program, ["import", ...imported, "--into", server.file, "-j", "1", "--quiet"], { stdio: "inherit" });
  await new Promise((done) => setTimeout(done, 1_000));
}
const [times, wrong] = [[], []];
const until = performance.now() + 15_000;
const reader = async (number) => {
  const all = Object.values(pages).filter(Boolean);
  for (let at = number; performance.now() < until; at += 1) {
    const { took, status } = await get(all[at % all.length]);
    times.push(took);
    if (status !== 200) wrong.push(status);
    // Somebody reads for a while before asking for the next page.
    await new Promise((done) => setTimeout(done, 500 + ((number * 37 + at * 101) % 1_000)));
  }
};
await Promise.all(Array.from({ length: 50 }, (_, number) => reader(number)));
times.sort((a, b) => a - b);
const writes = importing ? (importing.exitCode === null ? ", an import writing all the while" : ", an import that ended before") : "";
console.log(
  `50 readers${writes}: ${times.length} pages in 15 s, median ${share(times, 0.5)} ms, p99 ${share(times, 0.99)} ms, ${wrong.length} failed`,
);
importing?.kill();
agent.destroy();
await server.end();
