// How long pages take at the server, how large they are, and how soon the first one comes after start:
//   cargo build --release
//   target/release/waymark reports add FOLDER --data DIR        (the national record, or any folder of reports)
//   target/release/waymark sample SAMPLE && target/release/waymark load ssd SAMPLE/ssd --data DIR    (and optional)
//   node benches/pages.mjs DIR [REQUESTS]
// One reader asking for one page after another; the slowest of a hundred is the figure to quote.
import { spawn } from "node:child_process";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const [folder, requests = "300"] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node benches/pages.mjs DIR [REQUESTS]");
  process.exit(2);
}
const here = path.dirname(fileURLToPath(import.meta.url));
const program = path.join(process.env.CARGO_TARGET_DIR ?? path.join(here, "../target"), "release/waymark");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

const get = (base, at) =>
  new Promise((resolve, reject) => {
    const began = process.hrtime.bigint();
    http
      .get(base + at, { agent, headers: { "accept-encoding": "gzip" } }, (answer) => {
        let bytes = 0;
        answer.on("data", (part) => {
          bytes += part.length;
        });
        answer.on("end", () =>
          resolve({ ms: Number(process.hrtime.bigint() - began) / 1e6, bytes, status: answer.statusCode }),
        );
      })
      .on("error", reject);
  });

const started = process.hrtime.bigint();
const server = spawn(program, ["serve", "--data", folder, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "ignore", "pipe"] });
const base = await new Promise((resolve, reject) => {
  let said = "";
  server.stderr.on("data", (words) => {
    said += words;
    const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
    if (found) resolve(found[0]);
  });
  server.on("exit", () => reject(new Error(said)));
});
await get(base, "/england");
console.log(`first page ${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(2)} s after start`);

const text = async (at) => (await fetch(base + at)).text();
while (/Reading the children/.test(await text("/")));
console.log(`Today ${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(2)} s after start`);

const found = async (at, pattern) => [...new Set((await text(at)).match(pattern) ?? [])].map((href) => href.slice(6, -1));

/** Every page of a kind asked for once, for the first time: what a person waits for. */
async function once(kind, all) {
  const took = [];
  for (const at of all) took.push([(await get(base, at)).ms, at]);
  if (took.length === 0) return;
  took.sort((a, b) => a[0] - b[0]);
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))];
  console.log(`${kind}: ${took.length} asked for once: median ${at(0.5)[0].toFixed(1)} ms, 99th ${at(0.99)[0].toFixed(1)} ms; slowest ${took.slice(-3).map(([ms, page]) => `${page} ${ms.toFixed(0)}`)}`);
}
await once("measures", await found("/measures", /href="\/measures\/[a-z0-9-]+"/g));
await once("lists", await found("/lists", /href="\/lists\/[a-z0-9-]+"/g));
const busiest = "/authorities/80429";
const reports = [...new Set((await text("/authorities/80556")).match(/\/reports\/[0-9a-f]{12}/g) ?? [])];
const pages = [
  "/", "/measures", "/measures/mi05", "/measures/hp15?by=team", "/measures/hp15/cases?period=2026-10", "/lists",
  "/judgements/in-care", "/teams", "/checks", "/returns", "/returns/903", "/returns/903?by=row", "/returns/903/corrections", "/annex-a", "/england", "/england?judgement=leaders&at=2020-03-31", "/authorities", "/authorities/80556", busiest, "/themes",
  "/themes/return-interviews", "/themes/management-oversight", "/search?q=return+interviews", "/search?q=the+children",
  "/compare?with=80556,80470,80429,80431,80567,80442", "/unread", "/corrections", ...reports,
];
console.log("median ms   99th ms   gzip kB   page");
for (const at of pages) {
  const took = [];
  let last;
  for (let n = 0; n < Number(requests); n += 1) {
    last = await get(base, at);
    took.push(last.ms);
  }
  took.sort((a, b) => a - b);
  const of = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))].toFixed(2).padStart(9);
  console.log(`${of(0.5)} ${of(0.99)} ${(last.bytes / 1000).toFixed(1).padStart(9)}   ${last.status} ${at}`);
}
server.kill("SIGTERM");
agent.destroy();
