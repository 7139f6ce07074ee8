// The improvement programme of a fresh sample authority: every page of it as a person would open it, and two stories from
// end to end: a service found inadequate that reviews every child a manager held, and one told of two things to do better.
import { test } from "node:test";
import assert from "node:assert/strict";
import { bytes, inRole, looked, sampled } from "./sample.mjs";

// The programme is written some seconds after the records are read.
sampled(async (text) => /a1\b/.test(await text("/plan")) && !/Reading the children/.test(await text("/")));

/** Every page of the programme, by who opens it: one of each kind, found by following links. */
async function addresses(director, auditor) {
  const first = async (at, pattern, who = director) => {
    const found = await who.links(at, pattern);
    assert.ok(found.length > 0, `${at} leads to ${pattern}`);
    return found[0];
  };
  const finding = await first("/plan/findings", /^\/plan\/findings\/f\d+$/);
  const action = await first("/plan", /^\/plan\/actions\/a\d+$/);
  const review = await first("/reviews", /^\/reviews\/r\d+$/);
  const child = await first(review, /^\/reviews\/r\d+\/children\/\d+$/);
  const round = await first("/audits", /^\/audits\/(?!new|learning)[^/?#]+$/);
  const audited = await first(round, /^\/audits\/[^/]+\/children\/\d+$/);
  const challenge = await first("/challenges", /^\/challenges\/(?!new)[^/?#.]+$/);
  const meeting = await first("/board", /^\/board\/meetings\/(?!new)[^/?#]+$/);
  const risk = await first("/board/risks", /^\/board\/risks\/(?!new)[^/?#]+$/);
  const member = await first("/board/members", /^\/board\/members\/[^/?#]+$/);
  const template = await first("/plan/templates", /^\/plan\/templates\/[^/?#]+$/);
  const own = await auditor.links("/reviews", /^\/reviews\/r\d+\/children\/\d+$/);
  const rounds = await auditor.links("/audits", /^\/audits\/(?!new|learning)[^/?#]+$/);
  let form;
  for (const at of rounds) {
    for (const one of await auditor.links(at, /^\/audits\/[^/]+\/children\/\d+$/)) {
      form ??= (await auditor.links(one, /\/children\/\d+\/audit$/))[0];
      if (form) break;
    }
  }
  return {
    director: {
      plan: "/plan",
      "plan-2017": "/plan?on=2017-06-30",
      "plan-filtered": "/plan?rating=red",
      coverage: "/plan/coverage",
      "coverage-gaps": "/plan/coverage?show=gaps",
      findings: "/plan/findings",
      finding,
      "finding-points": "/plan/findings/new",
      "finding-elsewhere": "/plan/findings/elsewhere",
      objectives: "/plan/objectives",
      action,
      "action-then": `${action}?on=2026-10-01`,
      "action-edit": `${action}/edit`,
      "action-evidence": `${action}/evidence?shows=practice`,
      "action-new": "/plan/actions/new",
      answer: "/plan/answers/new",
      "plan-compare": "/plan/compare",
      "plan-compared": "/plan/compare?from=2026-10-01",
      templates: "/plan/templates",
      template,
      imports: "/plan/imports",
      "plan-paper": "/plan/paper",
      reviews: "/reviews",
      "review-new": "/reviews/new",
      "review-preview": "/reviews/new?kind=allocations&held=manager&months=14",
      review,
      "review-child": child,
      "review-share": `${review}/share`,
      "review-second": `${review}/second`,
      proof: `${review}/proof`,
      audits: "/audits",
      "audit-new": "/audits/new",
      "audit-round": round,
      "audit-one": audited,
      learning: "/audits/learning",
      challenges: "/challenges",
      "challenge-new": "/challenges/new",
      challenge,
      board: "/board",
      meeting,
      "meeting-new": "/board/meetings/new",
      "meeting-agenda": `${meeting}/agenda`,
      "meeting-attendance": `${meeting}/attendance`,
      "meeting-minutes": `${meeting}/minutes`,
      "meeting-decision": `${meeting}/decisions`,
      "meeting-action": `${meeting}/actions`,
      "meeting-papers": `${meeting}/papers`,
      members: "/board/members",
      member,
      risks: "/board/risks",
      "risk-new": "/board/risks/new",
      risk,
      exceptions: "/board/exceptions",
      history: "/board/history",
      "board-pack": "/board/pack",
      "board-pack-public": "/board/pack/public",
      "board-public": "/board/public",
      evaluation: "/self-evaluation",
    },
    auditor: { "reviews-own": "/reviews", "review-own": own[0], "audit-form": form },
  };
}

test("every page of the programme: axe finds nothing, nothing scrolls sideways, nothing is refused", async (t) => {
  const [director, auditor] = [await inRole("director"), await inRole("auditor")];
  const refused = [];
  for (const { page } of [director, auditor]) {
    page.on("console", (line) => line.type() === "error" && refused.push(line.text()));
    page.on("pageerror", (error) => refused.push(String(error)));
  }
  const all = await addresses(director, auditor);
  assert.deepEqual(refused.splice(0), []);
  for (const [who, pages] of [[director, all.director], [auditor, all.auditor]]) {
    for (const [name, at] of Object.entries(pages)) {
      await t.test(name, async () => {
        assert.ok(at, `an address for ${name}`);
        await who.open(at);
        await looked(who.page, `programme-${name}`);
        assert.deepEqual(refused.splice(0), []);
      });
    }
  }
  await director.context.close();
  await auditor.context.close();
});

/** Gives the same answer to each question of a form that has these radios. */
async function answered(page, names, value) {
  for (const name of names) await page.locator(`input[name="${name}"][value="${value}"]`).check();
}

/** Types a day into its three fields. */
async function typed(page, name, day) {
  await page.locator(`#${name}`).fill(String(day.getDate()));
  await page.locator(`#${name}_month`).fill(String(day.getMonth() + 1));
  await page.locator(`#${name}_year`).fill(String(day.getFullYear()));
}

const inDays = (days) => new Date(Date.now() + days * 86_400_000);

test("found inadequate: all 25 points answered, every child a manager held is reviewed, the proof adds up", async () => {
  const director = await inRole("director", { javaScriptEnabled: false });
  const { page } = director;
  // The matrix holds every point of the report of 2017, and what was found in the disabled children's service.
  await director.open("/plan/coverage");
  const of2017 = (await page.locator("select[name=of] option").allInnerTexts()).find((words) => /2017/.test(words));
  assert.match(of2017, /\(25\)$/, "the points of the report that are findings");
  await page.locator("select[name=of]").selectOption({ label: of2017 });
  await page.getByRole("button", { name: "Apply filters" }).click();
  await page.waitForURL(/of=/);
  const points = await page.locator("table.wm-cov tbody th").allInnerTexts();
  assert.equal(points.length, 25);
  assert.equal(new Set(points).size, 25, "each point once");
  await director.open("/plan/coverage");
  assert.match(await director.said(), /disabled children is again held by two managers/);

  // A rule, and whom it finds, before anything is frozen.
  await director.open("/reviews/new");
  await page.getByLabel("A manager", { exact: true }).check();
  await page.getByLabel("In how many months up to now?").fill("14");
  for (const team of await page.getByLabel(/Disabled Children/i).all()) await team.check();
  await page.getByRole("button", { name: "Show whom this finds" }).click();
  await page.waitForURL(/months=14/);
  const found = Number((await page.locator("section[aria-labelledby=found]").innerText()).match(/(\d+) children?,/)?.[1]);
  assert.ok(found >= 5, `the rule finds children: ${found}`);
  await page.getByLabel("What is the review called?").fill("Work held by managers, disabled children");
  await page.getByRole("button", { name: `Freeze ${found} children and begin` }).click();
  assert.match(await page.locator(".govuk-error-summary").innerText(), /by when/i);
  assert.equal(await page.getByLabel("What is the review called?").inputValue(), "Work held by managers, disabled children");
  await typed(page, "due", inDays(14));
  await page.getByRole("button", { name: `Freeze ${found} children and begin` }).click();
  await page.waitForURL(/\/reviews\/r\d+\/share$/);
  const review = new URL(page.url()).pathname.replace(/\/share$/, "");

  // Shared out, the practice auditor among the reviewers.
  await page.getByLabel(/Practice auditor/).check();
  await page.getByRole("button", { name: /^Share out \d+ child/ }).click();
  await page.waitForURL(/\/share$/);
  assert.match(await director.said(), new RegExp(`${found} of ${found} children are given to a reviewer`));
  assert.match(await director.said(), /with the seed/);

  // One screen for the child; what is missing is said and what was typed is kept.
  const auditor = await inRole("auditor", { javaScriptEnabled: false });
  const own = (await auditor.links("/reviews", /\/children\/\d+$/)).filter((at) => at.startsWith(`${review}/`));
  assert.equal(own.length, found, "every child of the review is given to the auditor");
  const reviewed = own[0];
  await auditor.open(reviewed);
  assert.match(await auditor.said(), /manager/i, "why the child is here");
  const form = auditor.page;
  const questions = await form.locator('input[type=radio][name^="q"]').evaluateAll((all) => [...new Set(all.map((one) => one.name))]);
  assert.equal(questions.length, 3);
  const words = "A worker visits today, the manager goes with them.";
  await form.getByLabel("The child is not safe: escalate at once").check();
  await form.getByLabel("What must happen, by whom, and what does it rest on?").fill(words);
  await form.getByRole("button", { name: "Keep what I found" }).click();
  assert.equal(await form.locator(".govuk-error-summary li").count(), 5, "three answers, whom was told, by when");
  assert.equal(await form.getByLabel("What must happen, by whom, and what does it rest on?").inputValue(), words);
  assert.ok(await form.getByLabel("The child is not safe: escalate at once").isChecked());
  await answered(form, questions, "no");
  await form.getByLabel(/^Whom did you tell/).fill("The head of service, by telephone");
  await typed(form, "by_when", inDays(1));
  await form.getByRole("button", { name: "Keep what I found" }).click();
  await form.getByText("nobody has said yet that the child is safe").first().waitFor();

  // Who is not safe comes first, on every page of reviews.
  const n = reviewed.split("/").at(-1);
  for (const at of ["/reviews", review, `${review}/proof`]) {
    await director.open(at);
    const first = page.locator("main section").first();
    assert.match(await first.innerText(), /not yet said to be safe/, at);
    const link = page.locator(`main section.wm-first a[href="${reviewed}"]`);
    assert.equal(await link.innerText(), `Child ${n}`);
  }
  // A child who is safe is no escalation.
  await auditor.open(own[1]);
  await answered(form, questions, "yes");
  await form.getByLabel("The child is safe, and nothing more is needed").check();
  await form.getByLabel("What must happen, by whom, and what does it rest on?").fill("Seen alone last week; the plan is right.");
  await form.getByRole("button", { name: "Keep what I found" }).click();
  await form.getByRole("heading", { name: "What the review found" }).waitFor();
  await auditor.open(reviewed);
  await form.getByLabel("What made the child safe, and how is it known?").fill("Visited at noon; a strategy discussion was held.");
  await form.getByRole("button", { name: "The child is safe now" }).click();
  await form.getByText("and made safe since").first().waitFor();

  // The proof adds up.
  await director.open(`${review}/proof`);
  const sum = await page.locator("section[aria-labelledby=sum] tfoot td").innerText();
  const [done, accounted, left, all] = sum.match(/\d+/g).map(Number);
  assert.deepEqual([done, accounted, left, all], [2, 0, found - 2, found], sum);
  const proof = await director.said();
  assert.match(proof, /Not safe\s+1\b/);
  assert.match(proof, /Visited at noon/);
  assert.equal(await page.locator("section.wm-first").count(), 0, "nobody is left who is not safe");
  // Each number opens into its children.
  await page.locator("section[aria-labelledby=sum] a", { hasText: /^2: / }).first().click();
  await page.waitForURL(/show=(reviewed|in-time)/);
  assert.equal(await page.locator("section[aria-labelledby=children] table tbody tr").count(), 2);
  await director.context.close();
  await auditor.context.close();
});

test("two things to do better: both points have actions with partners, measures live beside them, and the pack says so", async () => {
  const director = await inRole("director", { javaScriptEnabled: false });
  const { page } = director;
  await director.open("/plan/coverage");
  const of2026 = (await page.locator("select[name=of] option").allInnerTexts()).find((words) => /2026/.test(words));
  assert.match(of2026, /\(2\)$/);
  await page.locator("select[name=of]").selectOption({ label: of2026 });
  await page.getByRole("button", { name: "Apply filters" }).click();
  await page.waitForURL(/of=/);
  const rows = await page.locator("table.wm-cov tbody tr").evaluateAll((all) =>
    all.map((row) => ({ words: row.querySelector("th").innerText, actions: [...row.querySelectorAll('a[href^="/plan/actions/"]')].map((a) => a.getAttribute("href")) })),
  );
  assert.equal(rows.length, 2);
  const story = [
    [/homeless|housing/i, /Housing/],
    [/employ/i, /Employers/],
  ];
  let last;
  for (const [finding, partner] of story) {
    const row = rows.find((each) => finding.test(each.words));
    assert.ok(row?.actions.length, `${finding} is answered`);
    let found = false;
    for (const at of row.actions) {
      await director.open(at);
      if (!partner.test(await page.locator("section[aria-labelledby=words]").innerText())) continue;
      const measures = await page.locator("section[aria-labelledby=measures] tbody tr").allInnerTexts();
      assert.ok(measures.some((words) => /\d+ of \d+/.test(words)), `${at} has a live value made from so many of so many: ${measures}`);
      found = true;
      last = at;
    }
    assert.ok(found, `an action with ${partner}`);
  }

  // Evidence of children's own words; it is not complete, and the page says what is missing.
  await director.open(`${last}/evidence?shows=outcome`);
  await page.getByLabel("What children, families or carers said").check();
  await page.getByLabel("Who was asked, and how? Or where does it lie?").fill("Nine care leavers, at their forum in November");
  await page.getByLabel("In part", { exact: true }).check();
  await page.getByLabel("In words").fill("Four of nine have begun a place; two say travel is in the way.");
  await page.getByRole("button", { name: "Add it" }).click();
  await page.waitForURL(new RegExp(`${last}(#evidence)?$`));
  const evidence = await page.locator("section[aria-labelledby=evidence]").innerText();
  assert.match(evidence, /Four of nine have begun a place/);
  assert.match(await page.locator("section[aria-labelledby=three]").innerText(), /better for children in part/i);
  await page.getByText("Why it is not complete").click();
  const missing = await page.locator("details[open]").innerText();
  assert.match(missing, /task/i);
  assert.match(missing, /practice/i);
  assert.equal(await page.getByRole("button", { name: "Mark it complete" }).count(), 0);
  // Sent all the same it is refused, with the same words.
  await page.evaluate(([at]) => {
    const form = document.querySelector(`form[action="${at}/task"]`);
    form.action = `${at}/completion`;
  }, [last]);
  await page.getByText("Its task moved", { exact: true }).click();
  const [refused] = await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Save how far the task is" }).click()]);
  assert.equal(refused.status(), 422);
  assert.match(await page.locator(".govuk-error-summary").innerText(), /task[\s\S]*practice/i);

  // The pack holds them, as a page and as a document.
  await director.open("/board/pack");
  const pack = await director.said();
  assert.match(pack, /Open thirty places for care leavers/);
  assert.match(pack, /\d+ of \d+/);
  const paper = await bytes(page, "/board/pack.pdf");
  assert.match(paper.kind, /application\/pdf/);
  assert.equal(paper.body.subarray(0, 4).toString(), "%PDF");
  assert.ok(paper.body.length > 20_000, `${paper.body.length} bytes`);
  assert.match(paper.body.toString("latin1"), /StructTreeRoot/, "it is tagged");
  await director.context.close();
});

test("two people write one action: the second sees both, chooses, and nobody's words are lost", async () => {
  const [one, two] = [await inRole("director"), await inRole("head-of-service")];
  const [at] = await one.links("/plan", /^\/plan\/actions\/a\d+$/);
  await one.open(`${at}/edit`);
  await two.open(`${at}/edit`);
  const how = (of) => of.page.getByLabel("How?", { exact: true });
  await how(one).fill("As the director wrote it: a weekly call.");
  await one.page.getByLabel("Why is it changed?").fill("The board asked how.");
  await one.page.getByRole("button", { name: "Save the action" }).click();
  await one.page.waitForURL(new RegExp(`${at}$`));
  await how(two).fill("As the head of service wrote it: a duty rota.");
  const [told] = await Promise.all([two.page.waitForNavigation(), two.page.getByRole("button", { name: "Save the action" }).click()]);
  assert.equal(told.status(), 409);
  const both = await two.said();
  assert.match(both, /Inés Example changed it/);
  assert.match(both, /The board asked how\./);
  assert.match(both, /As the director wrote it: a weekly call\./);
  assert.match(both, /As the head of service wrote it: a duty rota\./);
  await looked(two.page, "programme-both-versions");
  // Nothing is kept until the second has chosen.
  await one.open(at);
  assert.match(await one.said(), /As the director wrote it/);
  assert.doesNotMatch(await one.page.locator("section[aria-labelledby=words]").innerText(), /duty rota/);
  await two.page.getByRole("button", { name: "Save yours over theirs" }).click();
  await two.page.waitForURL(new RegExp(`${at}$`));
  assert.match(await two.page.locator("section[aria-labelledby=words]").innerText(), /a duty rota/);
  const history = await two.page.locator("section[aria-labelledby=history]").innerText();
  assert.match(history, /Inés Example/);
  assert.match(history, /The board asked how\./);
  assert.match(history, /a weekly call/, "the first one's words stand in the history");
  await one.context.close();
  await two.context.close();
});
