// Opens every kind of page of a fresh sample authority as a person would: wide, narrow and very narrow, with axe
// (WCAG 2.2 A and AA, best practice), without scripts, by keyboard alone, and listening for refusals of the
// content security policy.
import { test } from "node:test";
import assert from "node:assert/strict";
import { base, browser, inRole, looked, sampled } from "./sample.mjs";

// The records are read after the start; pages say so until they are.
sampled(async (text) => !/Reading the children/.test(await text("/")));

/** Says why, where that is asked before a child's record is shown. */
async function sayWhy(page) {
  const why = page.getByLabel("An audit of practice");
  if ((await why.count()) === 0) return;
  await why.check();
  await page.getByRole("button", { name: "Open the record" }).click();
  await page.waitForURL(/\/children\/[0-9a-f]{16}$/);
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
    await t.test(name, async () => {
      const page = await browser.newPage();
      const refused = [];
      page.on("console", (m) => {
        if (m.type() === "error" && !(name === "missing" && /404/.test(m.text()))) refused.push(m.text());
      });
      page.on("pageerror", (e) => refused.push(String(e)));
      const answer = await page.goto(base + at);
      assert.equal(answer.status(), name === "missing" ? 404 : 200);
      await looked(page, name);
      assert.deepEqual(refused, []);
      await page.close();
    });
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
