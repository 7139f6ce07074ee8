// Accounts kept here: the first run, invitations, two people for a role, lock-out without telling, proving it again.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { Program } from "./program.mjs";
import { Visitor, heading, words } from "./visitor.mjs";

const program = new Program();
const PASSWORDS = { adam: "ferry lantern oak", gwen: "paper kettle north", tom: "window seven birch" };
let base;

before(async () => {
  base = await program.serve(8932);
});
after(() => program.end());

async function signIn(name, password = PASSWORDS[name], to = "/account") {
  const visitor = new Visitor(base);
  const form = await visitor.go(`/sign-in?to=${encodeURIComponent(to)}`);
  const page = await visitor.send(form, "/sign-in", { email: `${name}@council.example`, password });
  return { visitor, page };
}

/** The code that a page shows to be passed on. */
const codeOn = (page) => /class="wm-code"[^>]*>([0-9a-z-]{24,})</.exec(page.body)[1];

const invited = [];

test("the first run makes two people with the code that was printed, and only once", async () => {
  const visitor = new Visitor(base);
  const first = await visitor.go("/");
  assert.equal(heading(first), "Set up this service");
  const typed = {
    name: "Adam Example", email: "adam@council.example", password: PASSWORDS.adam,
    second_name: "Gwen Example", second_email: "gwen@council.example",
  };
  const guessed = await visitor.send(first, "/first-run", { ...typed, code: "aaaa-aaaa-aaaa-aaaa-aaaa" });
  assert.equal(guessed.status, 422);
  assert.match(guessed.body, /value="Gwen Example"/, "what was typed is kept");
  assert.doesNotMatch(guessed.body, /ferry lantern oak/, "but for the password");
  const code = /enter ([0-9a-z-]{24,})/.exec(program.said)[1];
  const weak = await visitor.send(first, "/first-run", { ...typed, code, password: "password1234" });
  assert.equal(weak.status, 422);
  const alone = await visitor.send(first, "/first-run", { ...typed, code, second_email: "ADAM@council.example" });
  assert.equal(alone.status, 422);
  const done = await visitor.send(first, "/first-run", { ...typed, code: code.toUpperCase() });
  assert.equal(done.status, 200, words(done));
  invited.push(codeOn(done));
  assert.equal((await visitor.ask("/first-run")).status, 404);
  assert.equal(heading(await visitor.go("/people")), "People");
});

test("who was invited chooses a password with the code, once", async () => {
  const visitor = new Visitor(base);
  const form = await visitor.ask("/invited");
  const own = await visitor.send(form, "/invited", { code: invited[0], password: "Gwen Example" });
  assert.equal(own.status, 422);
  const page = await visitor.send(form, "/invited", { code: invited[0], password: PASSWORDS.gwen });
  assert.notEqual(page.status, 422, words(page));
  assert.ok(visitor.cookie("__Host-waymark"));
  const other = new Visitor(base);
  const again = await other.send(await other.ask("/invited"), "/invited", { code: invited[0], password: PASSWORDS.tom });
  assert.equal(again.status, 422);
});

test("a role counts once another person confirmed it", async () => {
  const adam = (await signIn("adam")).visitor;
  const made = await adam.send(await adam.go("/people"), "/people", { name: "Tom Example", email: "tom@council.example" });
  const code = codeOn(made);
  const tom = new Visitor(base);
  const none = await tom.send(await tom.ask("/invited"), "/invited", { code, password: PASSWORDS.tom });
  assert.equal(heading(none), "You have no role yet");
  const id = /href="(\/people\/[0-9a-f]{12})"[^>]*>Tom Example/.exec((await adam.go("/people")).body)[1];
  const person = await adam.go(id);
  const lacking = await adam.send(person, `${id}/roles`, { role: "practitioner" });
  assert.equal(lacking.status, 422);
  const proposed = await adam.send(person, `${id}/roles`, { role: "board-member", until: "" });
  assert.match(words(proposed), /nobody yet/);
  assert.equal(heading((await signIn("tom")).page), "You have no role yet");
  // Who proposes cannot confirm: the page is not theirs at all.
  assert.equal((await adam.go("/people/waiting")).status, 403);
  const gwen = (await signIn("gwen")).visitor;
  const waiting = await gwen.go("/people/waiting");
  const confirm = /action="(\/people\/roles\/[0-9a-f-]+\/confirmation)"/.exec(waiting.body)[1];
  await gwen.send(waiting, confirm);
  assert.equal(heading((await signIn("tom")).page), "Your account");
});

test("unknown, wrong, locked and closed accounts are answered alike, and take as long", async () => {
  const bare = (answer) => answer.body.replaceAll(/value="[^"]*"/g, "").replaceAll(/(ghost|tom|closed)@council\.example/g, "");
  const time = async (name) => {
    const began = performance.now();
    const { page } = await signIn(name, "not the password");
    return { page, took: performance.now() - began };
  };
  program.run("user", "add", "--name", "Closed Example", "closed@council.example");
  program.run("user", "disable", "closed@council.example");
  const ghost = await time("ghost");
  const wrong = await time("tom");
  const closed = await time("closed");
  for (const each of [ghost, wrong, closed]) assert.equal(each.page.status, 422);
  assert.equal(bare(wrong.page), bare(ghost.page));
  assert.equal(bare(closed.page), bare(ghost.page));
  for (const each of [wrong, closed]) assert.ok(each.took > ghost.took / 4 && each.took < ghost.took * 4, `${each.took} ${ghost.took}`);
  for (let n = 0; n < 10; n += 1) await signIn("tom", "not the password");
  const locked = await signIn("tom");
  assert.equal(locked.page.status, 422, "the right password does not open a locked account");
  assert.equal(bare(locked.page), bare(ghost.page));
  // The officer reads each try, and why it was refused.
  const log = words(await (await signIn("gwen")).visitor.go("/audit?kind=sign-in&days=1"));
  for (const said of [/no such account/, /wrong password/, /too many tries/]) assert.match(log, said);
});

test("a new password signs out everywhere and opens the lock", async () => {
  const code = program.run("user", "reset", "tom@council.example").stdout.trim();
  const visitor = new Visitor(base);
  const page = await visitor.send(await visitor.ask("/invited"), "/invited", { code, password: "window seven maple" });
  assert.notEqual(page.status, 422, words(page));
  assert.equal(heading((await signIn("tom", "window seven maple")).page), "Your account");
});

test("a form counts only from one of our own pages, for this session", async () => {
  const { visitor } = await signIn("gwen");
  const bare = await visitor.ask("/account/facts", { method: "POST", form: { surname: "Example" } });
  assert.equal(bare.status, 403);
  const elsewhere = await visitor.ask("/account/facts", {
    method: "POST", form: { surname: "Example" }, headers: { "sec-fetch-site": "cross-site" },
  });
  assert.equal(elsewhere.status, 400);
  const signing = new Visitor(base);
  const without = await signing.ask("/sign-in", { method: "POST", form: { email: "gwen@council.example", password: PASSWORDS.gwen } });
  assert.equal(without.status, 403, "signing in as somebody else by a foreign form");
});

test("a person sees and ends their own sessions and declares their own connections", async () => {
  const here = await signIn("gwen");
  const there = await signIn("gwen");
  const sessions = /action="\/account\/sessions"/g;
  assert.ok(here.page.body.match(sessions).length >= 2);
  await here.visitor.send(await here.visitor.go("/account"), "/account/facts", { surname: "Example", street: "Example Road" });
  assert.match((await here.visitor.go("/account")).body, /value="Example Road"/);
  await here.visitor.send(await here.visitor.go("/account"), "/account/sessions", { session: "all" });
  for (const { visitor } of [here, there]) assert.equal(heading(await visitor.go("/account")), "Sign in");
});

test("a person changes their own password with the one they have, and is signed out everywhere else", async () => {
  const here = (await signIn("gwen")).visitor;
  const there = (await signIn("gwen")).visitor;
  const form = await here.go("/account/password");
  const chosen = "copper meadow gate";
  for (const [typed, says] of [
    [{ old: "", new: chosen, again: chosen }, /Enter the password you have/],
    [{ old: PASSWORDS.gwen, new: "too short", again: "too short" }, /at least 12 characters/],
    [{ old: PASSWORDS.gwen, new: "password1234", again: "password1234" }, /among those that are tried first/],
    [{ old: PASSWORDS.gwen, new: PASSWORDS.gwen, again: PASSWORDS.gwen }, /this one you have already/],
    [{ old: PASSWORDS.gwen, new: chosen, again: "copper meadow gates" }, /once more, the same/],
    [{ old: "not the password", new: chosen, again: chosen }, /That did not work/],
  ]) {
    const refused = await here.send(form, "/account/password", typed);
    assert.equal(refused.status, 422, words(refused));
    assert.match(words(refused), says);
    for (const secret of Object.values(typed)) assert.ok(!secret || !refused.body.includes(`value="${secret}"`));
  }
  assert.equal(heading(await there.go("/account")), "Your account", "nothing was changed yet");
  const before = here.cookie("__Host-waymark");
  const done = await here.send(form, "/account/password", { old: PASSWORDS.gwen, new: chosen, again: chosen });
  assert.equal(heading(done), "Your account", words(done));
  assert.notEqual(here.cookie("__Host-waymark"), before, "the session goes on under another token");
  assert.equal(heading(await there.go("/account")), "Sign in", "signed out elsewhere");
  assert.equal((await signIn("gwen")).page.status, 422, "the old one no longer works");
  PASSWORDS.gwen = chosen;
  const log = await (await signIn("gwen")).visitor.go("/audit?kind=people&days=1");
  assert.match(words(log), /changed their own password/);
});

test("disabling an account ends its sessions at once", async () => {
  const tom = (await signIn("tom", "window seven maple")).visitor;
  assert.equal((await tom.go("/account")).status, 200);
  const adam = (await signIn("adam")).visitor;
  const id = /href="(\/people\/[0-9a-f]{12})"[^>]*>Tom Example/.exec((await adam.go("/people")).body)[1];
  await adam.send(await adam.go(id), `${id}/state`, { state: "closed" });
  assert.equal(heading(await tom.go("/account")), "Sign in");
});

test("the operator of the machine is the second person", async () => {
  program.run("user", "add", "--name", "Anna Example", "anna@council.example");
  const given = program.run("user", "grant", "anna@council.example", "analyst");
  assert.match(given.stderr, /Data analyst/);
  assert.match(program.run("user", "list").stdout, /anna@council\.example\tactive\tnever\tanalyst until/);
  assert.throws(() => program.run("user", "grant", "anna@council.example", "public"));
});
