// Three hundred people at once: how long their pages take, what the service uses for it, and how much it can do at most.
//   cargo build --release
//   target/release/waymark sample SAMPLE --children 20000 --years 1      (an authority; any folder written so)
//   target/release/waymark load ssd SAMPLE/ssd --data DIR                (and optional, annex-a; and reports add FOLDER)
//   node benches/crowd.mjs DIR SAMPLE
//   node benches/crowd.mjs postgres://… SAMPLE --key FILE [--replicas 2]
//   --people 300  --minutes 3  --warm 60  --think 5  --flat-out 30  --cores 0.5 (each replica's share, needs cgroups)
// Every person has an account of their own, a role and, by it, their own children, team or none; each answer is checked.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parseArgs } from "node:util";

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: "string" },
    people: { type: "string", default: "300" },
    minutes: { type: "string", default: "3" },
    warm: { type: "string", default: "60" },
    think: { type: "string", default: "5" },
    "flat-out": { type: "string", default: "30" },
    replicas: { type: "string", default: "1" },
    cores: { type: "string" },
    port: { type: "string", default: "8970" },
  },
});
const [place, sample] = positionals;
if (!place || !sample) {
  console.error("usage: node benches/crowd.mjs DIR-or-postgres://… SAMPLE [--key FILE]; see its head");
  process.exit(2);
}
const here = path.dirname(fileURLToPath(import.meta.url));
const program = path.join(process.env.CARGO_TARGET_DIR ?? path.join(here, "../target"), "release/waymark");
const where = place.startsWith("postgres") ? ["--database", place, "--key", asked.key] : ["--data", place];
if (asked.key && !place.startsWith("postgres")) where.push("--key", asked.key);
const PASSWORD = "seven tall herons wade";
const say = (...words) => console.log(...words);

// Chance that is the same each time.
let state = 20261122n;
const chance = () => {
  state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
  return Number(state >> 11n) / 2 ** 53;
};
const oneOf = (all) => all[Math.floor(chance() * all.length)];

// Who they are: shares of 300, by role.
const CROWD = [
  ["practitioner", 190], ["team-manager", 50], ["reviewing-officer", 20], ["front-door-manager", 8], ["analyst", 8],
  ["head-of-service", 8], ["director", 4], ["governance", 4], ["board-member", 4], ["councillor", 4],
];
// What they ask for, by weight; who may not ask for something asks for the next thing drawn.
const MIX = [
  ["today", 15], ["lists", 8], ["list", 20], ["child", 30], ["measures", 5], ["measure", 6], ["cases", 3], ["teams", 3],
  ["england", 2], ["authority", 3], ["search", 3], ["releases", 2],
];
const CHILDREN = ["today", "lists", "list", "child", "measures", "measure", "cases", "teams"];
const MAY = (role) =>
  ["governance", "board-member", "councillor"].includes(role) ? MIX.filter(([page]) => !CHILDREN.includes(page))
  // Who says why before a child is opened does so in a form, which is no reading: they are left out of it here.
  : ["director", "head-of-service"].includes(role) ? MIX.filter(([page]) => page !== "child")
  : MIX;
// What must stand on a page for it to count as answered.
const MUST = {
  today: /<h1[^>]*>[^<]*Today/, lists: /href="\/lists\/[a-z]/, list: /<h1/, child: /<h1/, measures: /href="\/measures\/[a-z]/,
  measure: /<svg|<table/, cases: /<h1/, teams: /<h1[^>]*>[^<]*[Tt]eam/, england: /<h1/, authority: /<h1/, search: /<h1/, releases: /<h1/,
};

/** Who holds most open work, and which teams: so that everybody has somebody to look at. */
function staff() {
  const rows = readFileSync(path.join(sample, "ssd/ssd_involvements.csv"), "utf8").split("\n").slice(1).map((row) => row.split(","));
  const open = rows.filter((row) => row.length > 6 && row[5] === "");
  const most = (of, at) => {
    const counts = new Map();
    for (const row of open.filter(of)) counts.set(row[at], (counts.get(row[at]) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id).filter((id) => id !== "");
  };
  return { workers: most((row) => row[2] === "CW", 1), reviewers: most((row) => /IRO/.test(row[2]), 1), teams: most(() => true, 3) };
}

function crowd() {
  const { workers, reviewers, teams } = staff();
  const all = [];
  const of = Number(asked.people);
  for (const [role, share] of CROWD) {
    const count = Math.max(1, Math.round((share * of) / 300));
    for (let n = 0; n < count; n += 1) {
      const scope =
        role === "practitioner" ? ["--worker", workers[n % workers.length]]
        : role === "reviewing-officer" ? ["--worker", (reviewers.length ? reviewers : workers)[n % (reviewers.length || workers.length)]]
        : role === "team-manager" || role === "front-door-manager" ? ["--team", teams[n % teams.length]]
        : role === "head-of-service" ? teams.slice((n * 7) % teams.length, ((n * 7) % teams.length) + 7).flatMap((team) => ["--team", team])
        : [];
      all.push({ email: `${role}-${n}@crowd.example`, name: `Person ${all.length}`, role, scope, n: all.length });
    }
  }
  return all.slice(0, of);
}

// The programs, and the proxy before them.
const running = [];
async function serve(port) {
  const args = ["serve", ...where, "--listen", `127.0.0.1:${port}`, "--behind-proxy", "https"];
  const server = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  running.push(server);
  limit(server.pid);
  let said = "";
  await new Promise((resolve, reject) => {
    server.stderr.on("data", (words) => {
      said = (said + words).slice(-20_000);
      if (/panicked|ERROR/.test(String(words))) say(String(words).trim().slice(0, 400));
      if (/Waymark is at/.test(said)) resolve();
    });
    server.on("exit", (code) => reject(new Error(`stopped with ${code}: ${said}`)));
  });
  return server.pid;
}
function limit(pid) {
  if (!asked.cores) return;
  const group = `/sys/fs/cgroup/cpu/crowd-${pid}`;
  mkdirSync(group);
  writeFileSync(`${group}/cpu.cfs_period_us`, "20000");
  writeFileSync(`${group}/cpu.cfs_quota_us`, String(Math.round(20000 * Number(asked.cores))));
  writeFileSync(`${group}/cgroup.procs`, String(pid));
}
function proxy(ports, port) {
  const folder = mkdtempSync(path.join(tmpdir(), "crowd-"));
  const file = path.join(folder, "proxy.conf");
  writeFileSync(file, `worker_processes 1; error_log ${folder}/error; pid ${folder}/pid; daemon off; events { worker_connections 4096; }
http { access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
upstream us { ${ports.map((each) => `server 127.0.0.1:${each};`).join(" ")} keepalive 400; }
server { listen 127.0.0.1:${port}; keepalive_requests 1000000; location / { proxy_pass http://us; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; proxy_set_header X-Forwarded-For $http_x_forwarded_for; } } }`);
  running.push(spawn("nginx", ["-c", file, "-p", folder], { stdio: "inherit" }));
}

const proc = (pid, file) => readFileSync(`/proc/${pid}/${file}`, "utf8");
const cpu = (pid) => {
  const fields = proc(pid, "stat").replace(/^.*\) /, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
const memory = (pid, what) => Math.round(Number(new RegExp(`${what}:\\s+(\\d+)`).exec(proc(pid, "status"))[1]) / 1024);
// None of that name is none of its time: a crowd over SQLite has no database beside it.
const cpuOf = (named) =>
  (spawnSync("ps", ["-C", named, "-o", "cputimes="], { encoding: "utf8" }).stdout ?? "").split("\n").reduce((sum, n) => sum + Number(n), 0);

/** Asks once; the time is from sending to the last byte. */
function ask(person, at, { form, plain } = {}) {
  const began = performance.now();
  return new Promise((resolve) => {
    const body = form && new URLSearchParams(form).toString();
    const request = http.request(
      {
        host: "127.0.0.1", port: person.port, path: at, agent: person.agent, method: form ? "POST" : "GET",
        headers: {
          "accept-encoding": "gzip", cookie: person.cookie, "x-forwarded-for": `10.1.${person.n >> 8}.${person.n & 255}`,
          "x-forwarded-proto": "https", "user-agent": "Mozilla/5.0 Firefox/140.0 (Windows)",
          ...(body !== undefined && { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) }),
        },
      },
      (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => {
          const ms = performance.now() - began;
          const bytes = Buffer.concat(parts);
          for (const set of answer.headers["set-cookie"] ?? []) {
            const [name, value] = set.split(";")[0].split("=");
            person.jar.set(name, value);
          }
          person.cookie = [...person.jar].map(([name, value]) => `${name}=${value}`).join("; ");
          const text = plain ? "" : answer.headers["content-encoding"] === "gzip" ? gunzipSync(bytes).toString() : bytes.toString();
          resolve({ ms, status: answer.statusCode, to: answer.headers.location, text, bytes: bytes.length });
        });
        answer.on("error", (why) => resolve({ ms: 0, status: 0, text: String(why), bytes: 0 }));
      },
    );
    request.on("error", (why) => resolve({ ms: 0, status: 0, text: String(why), bytes: 0 }));
    request.end(body);
  });
}

const token = (text) => /name="form_token" value="([^"]*)"/.exec(text)?.[1] ?? "";
const waymark = (...args) => {
  const done = spawnSync(program, [...args, ...where], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${args.slice(0, 2).join(" ")}: ${done.stderr}`);
  return done.stdout.trim();
};

async function signIn(person) {
  const page = await ask(person, "/sign-in");
  const form = { form_token: token(page.text), email: person.email, password: PASSWORD, to: "/account" };
  return (await ask(person, "/sign-in", { form })).status === 303;
}
/** An account by the commands a council uses, once: later runs over the same store sign in with it. */
async function join(person) {
  if (person.made && (await signIn(person))) return;
  const code = waymark("user", "add", "--name", person.name, person.email).split("\n").pop();
  waymark("user", "grant", person.email, person.role, ...person.scope);
  const page = await ask(person, "/invited");
  const kept = await ask(person, "/invited", { form: { form_token: token(page.text), code, password: PASSWORD } });
  if (kept.status !== 303) throw new Error(`${person.email} could not come in: ${kept.status}`);
}

const NATIONAL = { authorities: [], words: ["return interviews", "the voice of children", "supervision", "care leavers", "drift and delay"] };
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map((hit) => hit[1]))];

/** The next address a person asks for. */
function next(person) {
  for (;;) {
    const [page] = drawn(person.mix);
    const at =
      page === "today" ? "/"
      : page === "list" ? oneOf(person.lists)
      : page === "child" ? (person.children.length ? oneOf(person.children) : undefined)
      : page === "measure" ? oneOf(person.measures)
      : page === "cases" ? (person.measures.length ? `${oneOf(person.measures)}/cases` : undefined)
      : page === "authority" ? oneOf(NATIONAL.authorities)
      : page === "search" ? `/search?q=${encodeURIComponent(oneOf(NATIONAL.words))}`
      : `/${page}`;
    if (at) return [page, at];
  }
}
function drawn(mix) {
  let left = chance() * mix.reduce((sum, [, weight]) => sum + weight, 0);
  return mix.find(([, weight]) => (left -= weight) < 0) ?? mix[0];
}

const errors = [];
async function look(person, kept, plain = false) {
  const [page, at] = next(person);
  const answer = await ask(person, at, { plain });
  const fine = answer.status === 200 && (plain || (MUST[page].test(answer.text) && answer.text.includes("</html>")));
  if (!fine) errors.push(`${person.role} ${at}: ${answer.status} ${answer.text.replace(/\s+/g, " ").slice(0, 120)}`);
  if (page === "list" && !plain) for (const child of found(answer.text, /href="(\/children\/[^"?#]+)/g)) if (person.children.length < 40) person.children.push(child);
  kept?.push([page, answer.ms, answer.bytes]);
}

/** What a person finds on arriving: their lists, measures and children. */
async function arrive(person) {
  if (person.mix.some(([page]) => page === "lists")) {
    person.lists = found((await ask(person, "/lists")).text, /href="(\/lists\/[a-z0-9-]+)"/g);
    person.measures = found((await ask(person, "/measures")).text, /href="(\/measures\/[a-z0-9-]+)"/g);
    for (let n = 0; n < 4 && person.children.length < 10; n += 1) {
      const text = (await ask(person, oneOf(person.lists) ?? "/lists")).text;
      person.children.push(...found(text, /href="(\/children\/[^"?#]+)/g).slice(0, 20));
    }
  }
  if (NATIONAL.authorities.length === 0) NATIONAL.authorities = found((await ask(person, "/authorities")).text, /href="(\/authorities\/\d+)"/g);
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const of = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
function table(kept) {
  const line = (name, all) => {
    const ms = all.map((each) => each[1]).sort((a, b) => a - b);
    const size = all.reduce((sum, each) => sum + each[2], 0) / Math.max(1, all.length) / 1000;
    say(`${name.padEnd(10)} ${String(ms.length).padStart(7)} ${[0.5, 0.95, 0.99].map((s) => of(ms, s).toFixed(1).padStart(8)).join("")} ${(ms.at(-1) ?? 0).toFixed(0).padStart(7)} ${size.toFixed(1).padStart(8)}`);
  };
  say("page         asked   median    95th    99th     max  gzip kB");
  for (const [page] of MIX) line(page, kept.filter((each) => each[0] === page));
  line("all", kept);
}

try {
  const first = Number(asked.port);
  const ports = Array.from({ length: Number(asked.replicas) }, (_, n) => first + 1 + n);
  const pids = [];
  for (const port of ports) pids.push(await serve(port));
  if (asked.replicas !== "1") proxy(ports, first);
  const port = asked.replicas === "1" ? ports[0] : first;
  await sleep(500);
  const accounts = `${place.startsWith("postgres") ? path.join(tmpdir(), encodeURIComponent(place).slice(-80)) : place}.crowd`;
  const made = new Set(existsSync(accounts) ? readFileSync(accounts, "utf8").split("\n") : []);
  const people = crowd().map((person) => ({
    ...person, port, made: made.has(person.email), cookie: "", jar: new Map(), lists: [], measures: [], children: [], mix: MAY(person.role),
    agent: new http.Agent({ keepAlive: true, maxSockets: 1 }),
  }));
  let began = performance.now();
  for (const person of people) await join(person);
  writeFileSync(accounts, people.map((person) => person.email).join("\n"));
  say(`${people.length} people signed in after ${((performance.now() - began) / 1000).toFixed(0)} s`);
  began = performance.now();
  const someone = people.find((person) => person.role === "analyst") ?? people[0];
  while (/Reading the children/.test((await ask(someone, "/")).text)) await sleep(300);
  say(`records ready; memory ${pids.map((pid) => `${memory(pid, "VmRSS")} MB, at most ${memory(pid, "VmHWM")}`).join("; ")}`);
  for (const person of people) await arrive(person);
  say(`all arrived after ${((performance.now() - began) / 1000).toFixed(0)} s; memory ${pids.map((pid) => `${memory(pid, "VmRSS")} MB`).join("; ")}`);

  // Everybody reads, thinks and reads on.
  const think = Number(asked.think) * 1000;
  let kept;
  let over = false;
  const read = async (person) => {
    await sleep(chance() * think);
    while (!over) {
      await look(person, kept);
      await sleep(think * (0.5 + chance()));
    }
  };
  const reading = people.map(read);
  await sleep(Number(asked.warm) * 1000);
  errors.length = 0;
  kept = [];
  const before = pids.map(cpu);
  const [database, mine] = [cpuOf("postgres"), process.cpuUsage()];
  began = performance.now();
  await sleep(Number(asked.minutes) * 60_000);
  const seconds = (performance.now() - began) / 1000;
  const counted = kept;
  over = true;
  say(`\n${people.length} people, ${asked.think} s between pages, ${seconds.toFixed(0)} s: ${(counted.length / seconds).toFixed(1)} pages a second`);
  table(counted);
  say(`errors: ${errors.length} ${errors.slice(0, 5).join(" | ")}`);
  const used = process.cpuUsage(mine);
  say(`cores used: service ${pids.map((pid, n) => ((cpu(pid) - before[n]) / seconds).toFixed(2)).join(" and ")}, database ${((cpuOf("postgres") - database) / seconds).toFixed(2)}, these people ${((used.user + used.system) / 1e6 / seconds).toFixed(2)}`);
  say(`memory: ${pids.map((pid) => `${memory(pid, "VmRSS")} MB, at most ${memory(pid, "VmHWM")}`).join("; ")}`);
  await Promise.all(reading);

  // As much as it can do: 32 at once, each asking as soon as it is answered, in turn as everybody.
  const flat = Number(asked["flat-out"]);
  if (flat > 0) {
    errors.length = 0;
    const fast = [];
    let turn = 0;
    const until = performance.now() + flat * 1000;
    const start = pids.map(cpu);
    const own = process.cpuUsage();
    await Promise.all(Array.from({ length: 32 }, async () => {
      while (performance.now() < until) await look(people[(turn += 1) % people.length], fast, turn % 20 !== 0);
    }));
    const ended = process.cpuUsage(own);
    say(`\nflat out, 32 at once, ${flat} s: ${(fast.length / flat).toFixed(0)} pages a second; errors: ${errors.length} ${errors.slice(0, 3).join(" | ")}`);
    table(fast);
    say(`cores used: service ${pids.map((pid, n) => ((cpu(pid) - start[n]) / flat).toFixed(2)).join(" and ")}, these people ${((ended.user + ended.system) / 1e6 / flat).toFixed(2)}`);
    say(`memory: ${pids.map((pid) => `${memory(pid, "VmRSS")} MB, at most ${memory(pid, "VmHWM")}`).join("; ")}`);
  }
  for (const person of people) person.agent.destroy();
} finally {
  for (const each of running) {
    each.removeAllListeners("exit");
    const ended = new Promise((done) => each.once("exit", done));
    each.kill("SIGTERM");
    if (asked.cores && each.pid && existsSync(`/sys/fs/cgroup/cpu/crowd-${each.pid}`)) {
      await ended;
      rmdirSync(`/sys/fs/cgroup/cpu/crowd-${each.pid}`);
    }
  }
}
