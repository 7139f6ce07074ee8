// Opens every kind of page of a fresh sample authority as a person would: wide, narrow and very narrow, with axe
// (WCAG 2.2 A and AA, best practice), without scripts, by keyboard alone, and listening for refusals of the
// content security policy.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = path.dirname(fileURLToPath(import.meta.url));
const program = process.env.WAYMARK ?? path.join(here, "../../target/release/waymark");
const screens = path.join(here, "screens");
const axe = readFileSync(path.join(here, "node_modules/axe-core/axe.min.js"), "utf8");

let base, server, browser, folder;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "waymark-"));
  mkdirSync(screens, { recursive: true });
  server = spawn(program, [], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  base = await new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (words) => {
      said += words;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    });
    server.on("exit", (code) => reject(new Error(`the program stopped with ${code}: ${said}`)));
  });
  // The records are read after the start; pages say so until they are.
  while (/Reading the children/.test(await (await fetch(base + "/")).text()));
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});

after(async () => {
  await browser?.close();
  if (server && server.exitCode === null) {
    server.kill("SIGTERM");
    await once(server, "exit");
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Says why, where that is asked before a child's record is shown. */
async function sayWhy(page) {
  const why = page.getByLabel("An audit of practice");
  if ((await why.count()) === 0) return;
  await why.check();
  await page.getByRole("button", { name: "Open the record" }).click();
  await page.waitForURL(/\/children\/[0-9a-f]{16}$/);
}

/** Looks at the page that is open, as wide as it is. */
async function looked(page, name) {
  await page.screenshot({ path: path.join(screens, `${name}.png`), fullPage: true });
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  assert.deepEqual(found.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3)]), [], name);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wider <= 0, `${name} is ${wider} pixels wider than the screen`);
  assert.equal(await page.locator("h1").count(), 1);
}

/** A page of somebody in a role of the sample, at the page where that role begins. */
async function inRole(role, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(base + "/");
  await page.getByLabel("See it as").selectOption(role);
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Switch" }).click()]);
  return { context, page };
}

/** Addresses of one page of each kind, found by following links as a person would. */
async function addresses() {
  const page = await browser.newPage();
  const links = async (at, pattern) => {
    await page.goto(base + at);
    const all = await page.$$eval("a[href]", (as) => as.map((a) => a.getAttribute("href")));
    return [...new Set(all.filter((href) => pattern.test(href)))];
  };
  const sample = "/authorities/invented";
  const reports = await links(sample, /^\/reports\/[0-9a-f]{12}$/);
  assert.ok(reports.length >= 5, `the sample authority shows its reports: ${reports}`);
  const themes = await links("/themes", /^\/themes\/[a-z0-9-]+$/);
  assert.ok(themes.length >= 40, `${themes.length} themes are listed`);
  const today = await links("/", /./);
  const lists = today.filter((href) => /^\/lists\/[a-z0-9-]+$/.test(href));
  const measures = today.filter((href) => /^\/measures\/[a-z0-9-]+$/.test(href));
  assert.ok(lists.length >= 5 && measures.length >= 8, `Today shows lists and measures: ${today}`);
  const children = await links(lists[0], /^\/children\/[0-9a-f]{16}$/);
  const cases = await links(measures[0], /\/cases/);
  const teams = await links("/teams", /^\/teams\/\d+$/);
  const loads = await links("/loads", /^\/loads\/[0-9a-f-]{36}$/);
  const checks = await links("/checks", /^\/checks\/[a-z-]+\/[A-Z0-9]+$/);
  await page.goto(base + children[0]);
  await sayWhy(page);
  const rows = await links(children[0], /\/lines/);
  await page.close();
  return {
    today: "/",
    measures: "/measures",
    "measure-return-interviews": "/measures/mi05",
    measure: measures[0],
    "measure-by-team": "/measures/hp15?by=team",
    cases: cases[0],
    judgement: "/judgements/help-and-protection",
    lists: "/lists",
    list: lists[0],
    "list-long": "/lists/held-by-a-manager",
    "list-filtered": "/lists/protection-visit?state=late&put_off=show",
    "list-supervision": "/lists/protection-visit?print=supervision",
    unowned: "/lists/un-owned",
    child: children[0],
    "child-before": children[1],
    "child-visits": `${children[0]}?kind=visit`,
    row: rows[0],
    teams: "/teams",
    team: teams[0],
    loads: "/loads",
    layouts: "/layouts",
    load: loads[0],
    checks: "/checks",
    returns: "/returns",
    "return-903": "/returns/903",
    "return-903-rows": "/returns/903?by=row",
    "return-903-corrections": "/returns/903/corrections",
    "return-cin": "/returns/cin?by=child",
    check: checks[0],
    doubts: "/doubts",
    disagreements: "/disagreements",
    "annex-a": "/annex-a",
    requests: "/requests",
    england: "/england",
    "england-leaders-then": "/england?judgement=leaders&at=2020-03-31",
    authorities: "/authorities",
    authority: sample,
    "authority-real": "/authorities/80556",
    report: reports[0],
    "report-oldest": reports.at(-1),
    themes: "/themes",
    theme: "/themes/return-interviews",
    search: "/search",
    "search-found": "/search?q=return+interviews",
    "search-phrase": `/search?q=${encodeURIComponent('"return home" -exploitation')}`,
    "search-nothing": "/search?q=zzzzqqq",
    "search-odd": `/search?q=${encodeURIComponent(`child's ("unbalanced`)}`,
    compare: "/compare",
    "compare-two": "/compare?with=invented,80556",
    corrections: "/corrections",
    unread: "/unread",
    missing: "/nothing-here",
  };
}

test("every page: axe finds nothing, nothing scrolls sideways, nothing is refused", async (t) => {
  for (const [name, at] of Object.entries(await addresses())) {
    for (const width of [1280, 390, 320]) {
      await t.test(`${name} at ${width}`, async () => {
        const context = await browser.newContext({ viewport: { width, height: 900 } });
        const page = await context.newPage();
        const refused = [];
        page.on("console", (m) => {
          if (m.type() === "error" && !(name === "missing" && /404/.test(m.text()))) refused.push(m.text());
        });
        page.on("pageerror", (e) => refused.push(String(e)));
        const answer = await page.goto(base + at);
        assert.equal(answer.status(), name === "missing" ? 404 : 200);
        await looked(page, `${name}-${width}`);
        assert.deepEqual(refused, []);
        await context.close();
      });
    }
  }
});

test("reading pages say the same without scripts", async () => {
  const all = await addresses();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const at of [all.today, all.measure, all.list, all.child, all.england, all.authority, all.report, all.theme, all["search-found"], all["compare-two"]]) {
    await page.goto(base + at);
    assert.ok((await page.locator("main").innerText()).length > 400, `${at} reads without scripts`);
  }
  await context.close();
});

test("by keyboard alone: from England to a paragraph of a report", async () => {
  const page = await browser.newPage();
  await page.goto(base + "/england");
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /skip to main content/i);
  await page.keyboard.press("Enter");
  /** Presses Tab until the focus is on a link to this address, and Enter. */
  const follow = async (pattern) => {
    for (let presses = 0; presses < 900; presses += 1) {
      await page.keyboard.press("Tab");
      const href = await page.evaluate(() => document.activeElement?.getAttribute("href") ?? "");
      if (pattern.test(href)) {
        const shown = await page.evaluate(() => {
          const outline = getComputedStyle(document.activeElement);
          return outline.outlineStyle !== "none" || outline.boxShadow !== "none" || outline.backgroundColor !== "rgba(0, 0, 0, 0)";
        });
        assert.ok(shown, `the focus can be seen on ${href}`);
        await Promise.all([page.waitForURL((url) => pattern.test(url.pathname)), page.keyboard.press("Enter")]);
        return;
      }
    }
    assert.fail(`no link to ${pattern} can be reached by keyboard from ${page.url()}`);
  };
  await follow(/^\/authorities\/invented$/);
  await follow(/^\/reports\/[0-9a-f]{12}(#.*)?$/);
  assert.ok((await page.locator("main").innerText()).length > 1000);
  await page.close();
});

test("from Today to the row behind a child on a list in three clicks", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(base + "/");
  const click = async (links, wanted) => {
    await links.first().click();
    await page.waitForURL((url) => wanted.test(url.pathname));
  };
  await click(page.locator('main table a[href^="/lists/"]'), /^\/lists\/[a-z0-9-]+$/);
  const list = await page.locator("h1").innerText();
  await click(page.locator('main table th a[href^="/children/"]'), /^\/children\/[0-9a-f]{16}$/);
  await sayWhy(page);
  const child = await page.locator("h1").innerText();
  assert.match(await page.locator("main").innerText(), new RegExp(list.replace(/[^\w ]/g, ".")));
  const id = await page.locator(".wm-identity dd").first().innerText();
  await click(page.locator('main section[aria-labelledby="lists"] a[href*="/lines?"]'), /\/lines$/);
  assert.ok(!page.url().includes(id) && !page.url().includes(child.split(",")[0]), "the address tells nobody's name or number");
  assert.match(await page.locator("main table").first().innerText(), /As written/);
  await context.close();
});

test("children are put off with a reason until a day, by name; what was typed is never lost", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${base}/lists/protection-visit`);
  const before = await page.locator("main table tbody tr").count();
  const boxes = page.locator('input[name="row"]');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  const child = await page.locator("main form table tbody th a").first().innerText();
  await page.getByText("Put off, add a note, or say that it is done").click();
  await page.getByLabel("Put off because").fill("Joint visit booked");
  await page.getByRole("button", { name: "Put off", exact: true }).click();
  const said = await page.locator(".govuk-error-summary").innerText();
  assert.match(said, /Enter the day it comes back/);
  assert.equal(await page.getByLabel("Put off because").inputValue(), "Joint visit booked");
  assert.equal(await page.locator('input[name="row"]:checked').count(), 2);
  const soon = new Date(Date.now() + 5 * 86_400_000);
  const day = `${soon.getDate()}/${soon.getMonth() + 1}/${String(soon.getFullYear()).slice(2)}`;
  await page.getByLabel("Until, for example").fill(day);
  await page.getByRole("button", { name: "Put off", exact: true }).click();
  await page.waitForURL(/kept=put_off-2/);
  assert.match(await page.locator(".govuk-notification-banner").innerText(), /2 put off/);
  const off = await page.locator('section[aria-labelledby="put-off"]').innerText();
  assert.ok(off.includes(child) && /Joint visit booked/.test(off) && /Inés Example/.test(off), off);
  assert.ok(before >= 50 || (await page.locator("main form table tbody tr").count()) === before - 2);
  await page.goto(`${base}/lists/protection-visit?put_off=show`);
  assert.match(await page.locator("main form table").innerText(), /Put off by Inés Example until/);
  await context.close();
});

test("a correction is made, shown with who and why, and survives a second look", async () => {
  const page = await browser.newPage();
  const { report } = await addresses();
  await page.goto(`${base}${report}/corrections/new`);
  await page.getByLabel("Field").selectOption("lead_inspector");
  await page.getByLabel("What should it say?").fill("Inés Example");
  await page.getByLabel("Why?").fill("The second name was left out.");
  await page.getByRole("button", { name: "Save correction" }).click();
  await page.goto(`${base}${report}`);
  assert.match(await page.locator("main").innerText(), /Inés Example/);
  await page.goto(`${base}/corrections`);
  const said = await page.locator("main").innerText();
  assert.match(said, /Inés Example/);
  assert.match(said, /The second name was left out\./);
  await page.close();
});

test("pages are light and come with their rows", async () => {
  const all = await addresses();
  for (const [name, at] of Object.entries(all)) {
    if (name === "missing") continue;
    const answer = await fetch(base + at, { headers: { "accept-encoding": "gzip" } });
    assert.equal(answer.headers.get("content-encoding"), "gzip", `${name} is compressed`);
  }
  const rows = await fetch(`${base}/england/judgements.csv`);
  assert.match(rows.headers.get("content-type"), /text\/csv/);
  const lines = (await rows.text()).trim().split(/\r?\n/);
  assert.equal(lines.length, 154, "a heading and 153 authorities");
});

test("the officer's pages: axe finds nothing, nothing scrolls sideways, no child is named", async (t) => {
  const officer = (options) => inRole("governance", options);
  const director = await browser.newPage();
  await director.goto(`${base}/lists/protection-visit`);
  await director.close();
  const { context, page } = await officer({ javaScriptEnabled: false });
  const entry = await page.locator('main a[href^="/audit/entries/"]').first().getAttribute("href");
  await page.goto(`${base}/audit?only=children&days=7`);
  await page.locator('main a[href^="/audit/entries/"]').first().click();
  const child = await page.locator('main a[href^="/audit/children/"]').first().getAttribute("href");
  await page.goto(`${base}/audit/checks`);
  await page.getByRole("button", { name: "Check the log" }).click();
  await page.getByText("The log was whole when last checked").first().waitFor({ timeout: 30_000 });
  await context.close();
  const pages = {
    audit: "/audit",
    "audit-refused": "/audit?only=refused&days=all",
    "audit-entry": entry,
    "audit-child": child,
    "audit-person": "/audit/people/sample-director",
    "audit-unusual": "/audit/unusual",
    "audit-checks": "/audit/checks",
    restrictions: "/restrictions",
  };
  for (const [name, at] of Object.entries(pages)) {
    for (const width of [1280, 390, 320]) {
      await t.test(`${name} at ${width}`, async () => {
        const { context, page } = await officer({ viewport: { width, height: 900 } });
        const answer = await page.goto(base + at);
        assert.equal(answer.status(), 200);
        await looked(page, `${name}-${width}`);
        await context.close();
      });
    }
  }
});

test("a release at each stage: axe finds nothing, nothing scrolls sideways, months and numbers read as words", async () => {
  const { page: director } = await inRole("director");
  const at = async (page, name) => {
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await looked(page, `${name}-${width}`);
    }
  };
  await director.goto(base + "/releases");
  await at(director, "releases-none");
  await director.getByRole("button", { name: "Prepare a release" }).or(director.getByRole("link", { name: "Prepare a release" })).click();
  await at(director, "release-new");
  await director.getByRole("button", { name: "Prepare this release" }).click();
  await director.getByText("Another person has to approve it").first().waitFor();
  await at(director, "release-waiting");
  const address = new URL(director.url()).pathname;
  const { page: officer } = await inRole("governance");
  await officer.goto(base + address);
  await at(officer, "release-to-approve");
  await officer.getByRole("button", { name: "Approve and release" }).click();
  await officer.getByText("approved by").first().waitFor();
  const { page: councillor } = await inRole("councillor");
  await councillor.goto(base + "/releases");
  await at(councillor, "releases");
  await councillor.getByRole("link", { name: "Release 1" }).click();
  await at(councillor, "release");
  const said = await councillor.locator("main").innerText();
  assert.match(said, /(January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d/);
  assert.doesNotMatch(said, /\b20\d\d-\d\d\b/, "no month as machines write it");
  assert.doesNotMatch(said, /[^\d,.](?!20\d\d)\d{4,}/, "thousands are parted");
  for (const page of [director, officer, councillor]) await page.context().close();
});

test("by keyboard alone: restrict a record until a day, be told what is wrong, and end it", async () => {
  const { context, page } = await inRole("governance", { javaScriptEnabled: false });
  await page.goto(base + "/restrictions");
  /** Presses Tab until what has the focus is as wanted, and the focus is seen. */
  const reach = async (wanted, what) => {
    for (let presses = 0; presses < 300; presses += 1) {
      await page.keyboard.press("Tab");
      const here = page.locator(":focus");
      if ((await here.count()) === 1 && (await here.evaluate(wanted, what))) {
        const seen = await here.evaluate((on) => {
          const look = getComputedStyle(on);
          return look.outlineStyle !== "none" || look.boxShadow !== "none" || look.backgroundColor !== "rgba(0, 0, 0, 0)";
        });
        assert.ok(seen, `the focus can be seen on ${what}`);
        return here;
      }
    }
    assert.fail(`${what} cannot be reached by keyboard`);
  };
  const named = (on, what) => on.id === what || on.textContent.trim() === what;
  await page.keyboard.press("Tab");
  assert.match(await page.locator(":focus").innerText(), /skip to main content/i);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.locator("main :focus").count(), "the skip link leads into the page");
  await page.goto(base + "/restrictions");
  await reach(named, "child");
  await page.keyboard.type("KEYBOARD-1");
  await reach(named, "why");
  await page.keyboard.type("a colleague’s family");
  await reach(named, "until");
  await page.keyboard.type("31");
  await reach(named, "until_month");
  await page.keyboard.type("Feb");
  await reach(named, "until_year");
  await page.keyboard.type("2099");
  await page.keyboard.press("Enter");
  await page.locator(".govuk-error-summary").waitFor();
  assert.equal(await page.locator("#until_month").inputValue(), "Feb", "what was typed is kept");
  await reach((on) => on.getAttribute("href") === "#until", "#until");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => location.hash), "#until");
  await page.locator("#until").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("28");
  await page.keyboard.press("Enter");
  await page.getByText("Holds until the end of 28 February 2099").waitFor();
  await reach((on) => on.textContent.startsWith("End it"), "End it");
  await page.keyboard.press("Enter");
  await page.getByText("0 records are restricted now").waitFor();
  await context.close();
});
