// Pages by the keyboard alone: everything that can be used is reached in the order in which it is seen, where the focus is
// can be seen, nothing holds it fast, what scrolls can be scrolled, what folds unfolds, and who sent a form with something
// missing is led to what is.
import { test } from "node:test";
import assert from "node:assert/strict";
import { inRole, pictured, sampled } from "./sample.mjs";

sampled(async (text) => /a1\b/.test(await text("/plan")) && !/Reading the children/.test(await text("/")));

/** Of a page with many rows no more than this is walked. */
const MOST = 220;

/** Notes in the page what takes the focus from now on, and how each thing looked without it. */
function watch() {
  const look = (on) => {
    const of = (style) => [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.backgroundColor, style.borderColor, style.textDecorationLine];
    const marks = [of(getComputedStyle(on))];
    const marked = on.labels?.[0];
    if (marked && /radio|checkbox/.test(on.type)) marks.push(of(getComputedStyle(marked, "::before")));
    return JSON.stringify(marks);
  };
  const words = (on) => `${on.outerHTML.slice(0, 120)} in ${on.closest("section[aria-labelledby]")?.getAttribute("aria-labelledby") ?? on.closest("header, nav, footer, main")?.tagName}`;
  const usable = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")]
    .filter((on) => !on.disabled && on.tabIndex >= 0 && on.checkVisibility({ visibilityProperty: true }));
  const group = (on) => (on.type === "radio" ? `${on.name} of ${[...document.forms].indexOf(on.form)}` : "");
  const before = new Map(usable.map((on) => [on, look(on)]));
  const wrong = usable.filter((on) => on.tabIndex > 0).map((on) => `out of turn: ${words(on)}`);
  const reached = [];
  let over = false;
  document.addEventListener("focusin", ({ target }) => {
    // After the last it begins anew; a date of the browser's own is left part by part.
    over ||= reached.length > 0 && target === reached[0].on;
    if (over || target === reached.at(-1)?.on) return;
    const box = target.getBoundingClientRect();
    const at = { top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right };
    if (box.width < 4 || box.height < 4) wrong.push(`too small to be seen: ${words(target)}`);
    else if (box.bottom <= 0 || box.top >= innerHeight) wrong.push(`off the screen: ${words(target)}`);
    if (before.get(target) === look(target)) wrong.push(`the focus is not seen on: ${words(target)}`);
    const last = reached.at(-1);
    if (last && at.bottom <= last.at.top && at.right <= last.at.left + 1) wrong.push(`back up the page: ${words(last.on)} then ${words(target)}`);
    reached.push({ on: target, at });
  });
  window.walked = {
    many: usable.length,
    isOver: () => over,
    wrong: (most) => {
      const groups = new Set(reached.map(({ on }) => group(on)).filter(Boolean));
      const on = new Set(reached.map((each) => each.on));
      const missed = usable.slice(0, most).filter((each) => !on.has(each) && !groups.has(group(each)));
      const places = reached.map((each) => usable.indexOf(each.on)).filter((place) => place >= 0);
      const turns = places.filter((place, n) => n > 0 && place < places[n - 1]);
      return [...wrong, ...missed.map((each) => `not reached: ${words(each)}`), ...turns.slice(0, 3).map((place) => `before its turn came: ${words(usable[place])}`)];
    },
  };
}

/** What is wrong with the page that is open for who has a keyboard alone. */
async function walked(page) {
  await page.evaluate(watch);
  const many = Math.min(await page.evaluate(() => window.walked.many), MOST);
  for (let presses = 0; presses < many + 40; presses += 1) {
    await page.keyboard.press("Tab");
    if (presses % 20 === 0 && (await page.evaluate(() => window.walked.isOver()))) break;
  }
  const wrong = await page.evaluate((most) => window.walked.wrong(most), many < MOST ? many : MOST);
  const first = await page.evaluate(() => {
    const skip = document.querySelector("a[href]");
    skip.focus();
    return skip.textContent.trim();
  });
  if (!/skip to main content/i.test(first)) wrong.push(`the first link is ${first}`);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => {
    const usable = document.querySelector("main a[href], main button, main input:not([type=hidden]), main summary, main select");
    return !usable || Boolean(document.activeElement?.closest("main"));
  });
  if (!inside) wrong.push("the skip link does not lead into the page");
  const folded = page.locator("main details:not([open]) > summary:visible").first();
  if (await folded.count()) {
    const details = await folded.evaluateHandle((on) => on.parentElement);
    await folded.focus();
    for (const [key, open] of [["Enter", true], ["Space", false]]) {
      await page.keyboard.press(key);
      if ((await details.evaluate((on) => on.open)) !== open) wrong.push(`${key} does not ${open ? "unfold" : "fold"} the first summary`);
    }
  }
  // On a narrow screen, what is wider than its place is scrolled by the keyboard too.
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: size.height });
  wrong.push(...(await page.evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((on) => on.scrollWidth > on.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(on).overflowX))
      .filter((on) => on.tabIndex < 0 || !on.getAttribute("aria-label") && !on.getAttribute("aria-labelledby"))
      .filter((on) => !/^(TEXTAREA|INPUT|SELECT)$/.test(on.tagName))
      .map((on) => `scrolls, and not by the keyboard: ${on.outerHTML.slice(0, 120)}`),
  )));
  await page.setViewportSize(size);
  return wrong;
}

/** The first address a page leads to that is like this. */
async function first(who, at, pattern) {
  const [found] = await who.links(at, pattern);
  assert.ok(found, `${at} leads to ${pattern}`);
  return found;
}

test("by keyboard alone: every kind of page of the programme, the rules and the returns", async (t) => {
  const director = await inRole("director");
  const auditor = await inRole("auditor");
  const action = await first(director, "/plan", /^\/plan\/actions\/a\d+$/);
  const review = await first(director, "/reviews", /^\/reviews\/r\d+$/);
  const round = await first(director, "/audits", /^\/audits\/(?!new|learning)[^/?#]+$/);
  const meeting = await first(director, "/board", /^\/board\/meetings\/(?!new)[^/?#]+$/);
  const returned = await first(director, "/returns/903?by=child", /^\/returns\/903\/children\//);
  const pages = {
    plan: "/plan",
    action,
    "action-edit": `${action}/edit`,
    evidence: `${action}/evidence?shows=practice`,
    coverage: "/plan/coverage",
    reviews: "/reviews",
    review,
    "review-child": await first(director, review, /^\/reviews\/r\d+\/children\/\d+$/),
    "review-share": `${review}/share`,
    proof: `${review}/proof`,
    audits: "/audits",
    round,
    audited: await first(director, round, /^\/audits\/[^/]+\/children\/\d+$/),
    board: "/board",
    meeting,
    agenda: `${meeting}/agenda`,
    minutes: `${meeting}/minutes`,
    pack: "/board/pack",
    evaluation: "/self-evaluation",
    rules: "/rules",
    rule: "/rules/903/226",
    returns: "/returns",
    "return-rule": "/returns/903",
    "return-child": "/returns/903?by=child",
    "return-team": "/returns/903?by=team",
    "return-rows": returned,
    corrections: "/returns/903/corrections",
  };
  for (const [name, at] of Object.entries(pages)) {
    await t.test(name, async () => {
      await director.open(at);
      assert.deepEqual(await walked(director.page), [], at);
    });
  }
  await t.test("a child given to a reviewer", async () => {
    await auditor.open(await first(auditor, "/reviews", /^\/reviews\/r\d+\/children\/\d+$/));
    assert.deepEqual(await walked(auditor.page), []);
  });
  await director.context.close();
  await auditor.context.close();
});

test("a form with something missing leads to it, and one with far too much says so", async () => {
  const director = await inRole("director");
  const { page } = director;
  const send = async () => {
    const [answer] = await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    return answer.status();
  };
  await director.open("/plan/actions/new");
  await page.getByRole("button", { name: "Add the action" }).or(page.locator("main form[method=post] button[type=submit]")).last().focus();
  assert.equal(await send(), 422);
  assert.match(await page.title(), /^Error: /);
  const told = await page.evaluate(() => document.activeElement.className);
  assert.match(told, /govuk-error-summary/, "what is wrong has the focus");
  await page.keyboard.press("Tab");
  const field = await page.evaluate(() => document.activeElement.getAttribute("href"));
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => `#${document.activeElement.id}`), field, "from there to the field");

  await director.open("/plan/actions/new");
  await page.locator("#how").evaluate((on) => (on.value = "x".repeat(4 * 1024 * 1024)));
  await page.locator("main form[method=post] button[type=submit]").last().focus();
  assert.equal(await send(), 413);
  assert.equal(await page.locator("h1").innerText(), "What you typed or pasted is too long");
  assert.deepEqual(await walked(page), []);
  await pictured(page, "too-long");
  await director.context.close();
});
