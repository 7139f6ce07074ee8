// The pages of signing in, of one's account and of people, from the first run on: axe, narrow screens, errors shown.
import { test } from "node:test";
import assert from "node:assert/strict";
import { base, browser, looked, said, started } from "./sample.mjs";

const PASSWORD = "ferry lantern oak";

started(["serve", "--listen", "127.0.0.1:0", "--data", "DATA"]);

test("from the first run to a role that was confirmed, every page on the way", async () => {
  const adam = await (await browser.newContext()).newPage();
  const refused = [];
  adam.on("console", (m) => m.type() === "error" && !/422|403/.test(m.text()) && refused.push(m.text()));
  await adam.goto(base + "/");
  await looked(adam, "first-run");
  await adam.getByRole("button", { name: "Set up" }).click();
  await adam.locator(".govuk-error-summary").waitFor();
  await looked(adam, "first-run-wrong");
  await adam.getByLabel("Code").fill(/enter ([0-9a-z-]{24,})/.exec(said)[1]);
  await adam.getByLabel("Your name").fill("Adam Example");
  await adam.getByLabel("Your email address").fill("adam@council.example");
  await adam.getByLabel("Choose a password").fill(PASSWORD);
  await adam.getByLabel("Their name").fill("Gwen Example");
  await adam.getByLabel("Their email address").fill("gwen@council.example");
  await adam.getByRole("button", { name: "Set up" }).click();
  await adam.locator(".wm-code").waitFor();
  await looked(adam, "pass-on");
  const code = await adam.locator(".wm-code").innerText();

  const gwen = await (await browser.newContext()).newPage();
  await gwen.goto(base + "/invited");
  await looked(gwen, "invited");
  await gwen.getByLabel("Code").fill(code);
  await gwen.getByLabel("Choose a password").fill(PASSWORD + "s");
  await gwen.getByRole("button", { name: "Keep it and sign in" }).click();

  await adam.goto(base + "/people");
  await looked(adam, "people");
  await adam.getByRole("link", { name: "Gwen Example" }).click();
  await looked(adam, "person");
  await adam.getByRole("button", { name: "Propose" }).click();
  await adam.locator(".govuk-error-summary").waitFor();
  await looked(adam, "person-wrong");
  await adam.getByLabel("Role", { exact: true }).selectOption("board-member");
  await adam.getByRole("button", { name: "Propose" }).click();
  await adam.goto(base + "/people");
  await looked(adam, "people-waiting");
  await adam.goto(base + "/account");
  await looked(adam, "account");
  await adam.goto(base + "/access");
  await looked(adam, "access");

  await gwen.goto(base + "/people/waiting");
  await looked(gwen, "waiting");

  const nobody = await (await browser.newContext()).newPage();
  for (const [name, at] of [["sign-in", "/sign-in"], ["emergency", "/sign-in/emergency"], ["signed-out", "/signed-out"]]) {
    await nobody.goto(base + at);
    await looked(nobody, name);
  }
  await nobody.goto(base + "/sign-in");
  await nobody.getByLabel("Email address").fill("adam@council.example");
  await nobody.getByLabel("Password").fill("not the password");
  await nobody.getByRole("button", { name: "Sign in" }).click();
  await nobody.locator(".govuk-error-summary").waitFor();
  await looked(nobody, "sign-in-wrong");
  assert.equal(await nobody.getByLabel("Email address").inputValue(), "adam@council.example");
  assert.equal(await nobody.getByLabel("Password").inputValue(), "");
  assert.deepEqual(refused, []);
});

test("a session that is not used warns before it ends, and stays when asked to", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(base + "/sign-in?to=/account");
  await page.getByLabel("Email address").fill("adam@council.example");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/account/);
  const dialog = page.getByRole("dialog", { name: "You will be signed out soon" });
  assert.equal(await dialog.isVisible(), false);
  await page.clock.runFor("25:30");
  await dialog.waitFor();
  await looked(page, "ends-soon");
  await page.getByRole("button", { name: "Stay signed in" }).click();
  await dialog.waitFor({ state: "hidden" });
});
