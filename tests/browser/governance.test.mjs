// What the governance officer does: the log of who looked, records that are restricted, and a release from its draft to the
// councillor who reads it.
import { test } from "node:test";
import assert from "node:assert/strict";
import { base, browser, inRole, looked, sampled } from "./sample.mjs";

sampled(async (text) => !/Reading the children/.test(await text("/")));

test("the officer's pages: axe finds nothing, nothing scrolls sideways, no child is named", async (t) => {
  const director = await browser.newPage();
  await director.goto(`${base}/lists/protection-visit`);
  await director.close();
  const { context, page } = await inRole("governance", { javaScriptEnabled: false });
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
  const looking = await inRole("governance");
  for (const [name, at] of Object.entries(pages)) {
    await t.test(name, async () => {
      await looking.open(at);
      await looked(looking.page, name);
    });
  }
  await looking.context.close();
});

test("a release at each stage: axe finds nothing, nothing scrolls sideways, months and numbers read as words", async () => {
  const { page: director } = await inRole("director");
  await director.goto(base + "/releases");
  await looked(director, "releases-none");
  await director.getByRole("button", { name: "Prepare a release" }).or(director.getByRole("link", { name: "Prepare a release" })).click();
  await looked(director, "release-new");
  await director.getByRole("button", { name: "Prepare this release" }).click();
  await director.getByText("Another person has to approve it").first().waitFor();
  await looked(director, "release-waiting");
  const address = new URL(director.url()).pathname;
  const { page: officer } = await inRole("governance");
  await officer.goto(base + address);
  await looked(officer, "release-to-approve");
  await officer.getByRole("button", { name: "Approve and release" }).click();
  await officer.getByText("approved by").first().waitFor();
  const { page: councillor } = await inRole("councillor");
  await councillor.goto(base + "/releases");
  await looked(councillor, "releases");
  await councillor.getByRole("link", { name: "Release 1" }).click();
  await looked(councillor, "release");
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
