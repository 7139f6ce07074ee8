// The program over a fresh folder and a browser for one file of tests: how both are started, how somebody comes in a role,
// how a page is looked at.
import { after, before } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = path.dirname(fileURLToPath(import.meta.url));
const program = process.env.WAYMARK ?? path.join(here, "../../target/debug/waymark");
/** The address of a sample authority that runs already, for whoever writes tests; without it each file starts its own. */
const running = process.env.WAYMARK_AT;
/** Where pictures of the pages go; without `WAYMARK_SCREENS=yes` none are taken, as they cost as much as all else. */
const screens = process.env.WAYMARK_SCREENS && path.join(here, "screens");
const axe = readFileSync(path.join(here, "node_modules/axe-core/axe.min.js"), "utf8");

let server, folder;
/** Where the program answers, what it said so far, and the browser. */
export let base, said = "", browser;

/** Starts the sample authority before the tests of a file, waits until `ready` says that what they need is there, and ends
 * it after them. */
export function sampled(ready) {
  started([], ready);
}

/** The same with the program as it is called with these words; `DATA` is a folder for what it keeps. */
export function started(words, ready = () => true) {
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "waymark-"));
    if (screens) mkdirSync(screens, { recursive: true });
    base = (words.length === 0 && running) || (await new Promise((resolve, reject) => {
      const args = words.map((word) => (word === "DATA" ? path.join(folder, "data") : word));
      server = spawn(program, args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
      server.stderr.on("data", (words) => {
        said += words;
        const found = said.match(/Waymark is at (http:\/\/127\.0\.0\.1:\d+)/);
        if (found) resolve(found[1]);
      });
      server.on("exit", (code) => reject(new Error(`the program stopped with ${code}: ${said}`)));
    }));
    const text = async (at) => (await fetch(base + at)).text();
    while (!(await ready(text))) await new Promise((resolve) => setTimeout(resolve, 250));
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
  });
  after(async () => {
    await browser?.close();
    if (server && server.exitCode === null) {
      server.removeAllListeners("exit");
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Somebody in a role of the sample, in a browser of their own: `open` goes to an address and expects its status. */
export async function inRole(role, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  // What a role sees is worked out when somebody first comes in it.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await page.goto(base + "/");
  await page.getByLabel("See it as").selectOption(role);
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Switch" }).click()]);
  const open = async (at, status = 200) => {
    const answer = await page.goto(base + at);
    assert.equal(answer.status(), status, at);
    return answer;
  };
  /** The addresses a page leads to. */
  const links = async (at, pattern) => {
    await open(at);
    const all = await page.$$eval("main a[href]", (as) => as.map((a) => a.getAttribute("href")));
    return [...new Set(all.filter((href) => pattern.test(href)))];
  };
  const said = () => page.locator("main").innerText();
  return { context, page, open, links, said };
}

/** Takes a picture of the page that is open, where pictures are wanted. */
export async function pictured(page, name) {
  if (screens) await page.screenshot({ path: path.join(screens, `${name}.png`), fullPage: true });
}

/** Looks at the page that is open in each width: axe finds nothing, nothing scrolls sideways, one main heading. */
export async function looked(page, name) {
  const wrong = [];
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await pictured(page, `${name}-${width}`);
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
      window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
    );
    for (const each of found.violations) {
      wrong.push([width, each.id, each.nodes.map((node) => node.html.slice(0, 200)).slice(0, 3)]);
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wider > 0) wrong.push([width, `${wider} pixels wider than the screen`]);
  }
  if ((await page.locator("h1").count()) !== 1) wrong.push(["not one main heading"]);
  assert.deepEqual(wrong, [], name);
}

/** A file, asked for as whoever has the page would. */
export async function bytes(page, at) {
  const answer = await page.request.get(base + at);
  assert.equal(answer.status(), 200, at);
  return { kind: answer.headers()["content-type"], body: await answer.body() };
}
