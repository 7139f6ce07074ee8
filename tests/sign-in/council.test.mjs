// Signing in at the council: the code flow through the real program, and what must not get through.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { Council } from "./provider.mjs";
import { Program } from "./program.mjs";
import { Visitor, heading, words } from "./visitor.mjs";

const PORT = 8931;
const OURS = "http://127.0.0.1:8930";
const SECRET = "a secret that is only in a test";
const council = new Council(PORT, {
  client_id: "waymark",
  client_secret: SECRET,
  redirect_uris: [`${OURS}/sign-in/back`],
  post_logout_redirect_uris: [`${OURS}/signed-out`],
});
const program = new Program();
let base;

before(async () => {
  await council.start();
  const secret = path.join(program.folder, "secret");
  writeFileSync(secret, SECRET + "\n");
  base = await program.serve(8930, [
    "--sign-in", council.issuer, "--sign-in-client", "waymark", "--sign-in-secret", secret, "--address", OURS,
  ]);
});

after(async () => {
  await program.end();
  await council.stop();
});

/** Signs in; the visitor and the page it ends at. */
async function signedIn(name, to = "/account") {
  const visitor = new Visitor(base);
  const back = await council.signInAs(visitor, `${OURS}/sign-in/begin?to=${encodeURIComponent(to)}`, name, OURS);
  return { visitor, page: await visitor.go(back.to) };
}

test("whoever is not signed in is sent to sign in, and from there to where they wanted", async () => {
  const visitor = new Visitor(base);
  const asked = await visitor.go("/access");
  assert.equal(heading(asked), "Sign in");
  assert.match(asked.body, /href="\/sign-in\/begin\?to=%2Faccess"/);
  const { page } = await signedIn("adam", "/access");
  assert.equal(heading(page), "Who may see and do what");
});

test("what is sent ahead asks for a code, with the proofs that only this browser began it", async () => {
  const visitor = new Visitor(base);
  const sent = await visitor.ask("/sign-in/begin?to=/");
  const query = new URL(sent.to).searchParams;
  assert.equal(query.get("response_type"), "code");
  assert.equal(query.get("code_challenge_method"), "S256");
  assert.equal(query.get("redirect_uri"), `${OURS}/sign-in/back`);
  for (const name of ["state", "nonce", "code_challenge"]) assert.ok(query.get(name).length >= 43, name);
  assert.equal(visitor.cookie("__Host-waymark-way"), query.get("state"));
  const set = sent.headers.getSetCookie().find((cookie) => cookie.startsWith("__Host-waymark-way="));
  for (const part of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]) assert.ok(set.includes(part), part);
});

test("roles come from the directory: of several one is chosen, of none nobody is let in", async () => {
  const anna = await signedIn("anna");
  assert.match(words(anna.page), /Data analyst/);
  assert.match(words(anna.page), /Board member/);
  const { visitor, page } = await signedIn("nora");
  assert.equal(page.status, 403);
  assert.equal(heading(page), "You have no role yet");
  assert.equal(visitor.cookie("__Host-waymark"), undefined);
});

test("a role the directory takes away is gone at the next sign-in", async () => {
  const before = council.people.get("anna");
  await signedIn("anna");
  council.people.set("anna", { ...before, roles: ["board-member"] });
  const { page } = await signedIn("anna");
  council.people.set("anna", before);
  assert.doesNotMatch(words(page), /Data analyst/);
  assert.match(words(page), /Board member/);
});

test("a wrong state, another browser's state and a replayed answer are refused", async () => {
  const visitor = new Visitor(base);
  const back = await council.signInAs(visitor, `${OURS}/sign-in/begin?to=/`, "adam", OURS);
  const changed = new URL(back.to);
  changed.searchParams.set("state", "x".repeat(43));
  assert.equal((await visitor.ask(changed)).status, 400);
  const other = new Visitor(base);
  const stolen = await other.ask(back.to);
  assert.equal(stolen.status, 400);
  assert.equal(heading(stolen), "This sign-in is out of date");
  // The right browser still gets in, once.
  const way = visitor.cookie("__Host-waymark-way");
  const first = await visitor.ask(back.to);
  assert.ok(first.to, `${first.status} ${words(first)}`);
  visitor.jars.get(OURS).set("__Host-waymark-way", way);
  assert.equal((await visitor.ask(back.to)).status, 400);
});

test("a code that was used, and one of another person's sign-in, are refused", async () => {
  const [one, two] = [new Visitor(base), new Visitor(base)];
  const ofOne = await council.signInAs(one, `${OURS}/sign-in/begin?to=/`, "adam", OURS);
  const ofTwo = await council.signInAs(two, `${OURS}/sign-in/begin?to=/`, "anna", OURS);
  // The code of one within the sign-in of the other: the proof of the code does not fit.
  const mixed = new URL(ofTwo.to);
  mixed.searchParams.set("code", new URL(ofOne.to).searchParams.get("code"));
  const refused = await two.ask(mixed);
  assert.equal(refused.status, 400);
  assert.equal(two.cookie("__Host-waymark"), undefined);
});

test("an answer that names another provider is refused", async () => {
  const visitor = new Visitor(base);
  const back = await council.signInAs(visitor, `${OURS}/sign-in/begin?to=/`, "adam", OURS);
  const changed = new URL(back.to);
  changed.searchParams.set("iss", "https://id.evil.example");
  const refused = await visitor.ask(changed);
  assert.equal(refused.status, 403);
  assert.equal(heading(refused), "This sign-in could not be trusted");
  const cancelled = new Visitor(base);
  const sent = await cancelled.ask("/sign-in/begin?to=/");
  const state = new URL(sent.to).searchParams.get("state");
  const said = await cancelled.ask(`/sign-in/back?error=access_denied&state=${state}&iss=${encodeURIComponent(council.issuer)}`);
  assert.equal(heading(said), "Your council’s sign-in refused");
});

test("nobody is sent on to another site", async () => {
  for (const to of ["https://evil.example", "//evil.example", "/\\evil.example"]) {
    const visitor = new Visitor(base);
    const back = await council.signInAs(visitor, `${OURS}/sign-in/begin?to=${encodeURIComponent(to)}`, "adam", OURS);
    const on = await visitor.ask(back.to);
    assert.equal(new URL(on.to).origin, OURS);
  }
});

test("signing in, proving it again and changing role each change the session's token", async () => {
  const { visitor, page } = await signedIn("anna");
  const first = visitor.cookie("__Host-waymark");
  assert.ok(first.length >= 43);
  await visitor.send(page, "/account/role", { role: "board-member" });
  const second = visitor.cookie("__Host-waymark");
  assert.notEqual(second, first);
  const back = await council.signInAs(visitor, `${OURS}/sign-in/begin?to=/account&again=yes`, "anna", OURS);
  await visitor.go(back.to);
  const third = visitor.cookie("__Host-waymark");
  assert.notEqual(third, second);
  // The tokens before work no more.
  for (const old of [first, second]) {
    visitor.jars.get(OURS).set("__Host-waymark", old);
    assert.equal(heading(await visitor.go("/account")), "Sign in");
  }
});

test("a fresh proof must be one's own", async () => {
  const { visitor } = await signedIn("adam");
  const token = visitor.cookie("__Host-waymark");
  // Somebody else's session at the council, in the same browser.
  visitor.jars.delete(council.issuer);
  const back = await council.signInAs(visitor, `${OURS}/sign-in/begin?to=/people&again=yes`, "anna", OURS);
  const refused = await visitor.go(back.to);
  assert.equal(refused.status, 403);
  assert.equal(heading(refused), "That was somebody else");
  assert.equal(visitor.cookie("__Host-waymark"), token);
});

test("accounts kept here are off", async () => {
  const visitor = new Visitor(base);
  for (const path of ["/first-run", "/invited"]) assert.equal((await visitor.ask(path)).status, 404, path);
  const page = await visitor.ask("/sign-in");
  assert.doesNotMatch(page.body, /type="password"/);
});

test("the provider's keys may change, and be of another kind", async () => {
  await council.stop();
  await council.start("ES256");
  assert.equal(heading((await signedIn("adam", "/access")).page), "Who may see and do what");
});

test("signing out ends the session, clears the browser and leads to the council's own sign-out", async () => {
  const { visitor, page } = await signedIn("adam", "/access");
  const token = visitor.cookie("__Host-waymark");
  const out = await visitor.send(page, "/sign-out", {}, { once: true });
  assert.match(out.headers.get("clear-site-data"), /"cookies"/);
  assert.equal(visitor.cookie("__Host-waymark"), undefined);
  const said = await visitor.go(out.to);
  assert.equal(heading(said), "You are signed out");
  const further = /href="([^"]*session\/end[^"]*)"/.exec(said.body)[1];
  assert.match(further, /post_logout_redirect_uri/);
  visitor.jars.get(OURS).set("__Host-waymark", token);
  assert.equal(heading(await visitor.go("/access")), "Sign in");
});

test("a closed account is shut out at once, and stays out", async () => {
  const { visitor } = await signedIn("anna");
  program.run("user", "disable", "anna@council.example");
  assert.equal(heading(await visitor.go("/account")), "Sign in");
  const again = await signedIn("anna");
  assert.equal(heading(again.page), "Your account here is closed");
  program.run("user", "enable", "anna@council.example");
  assert.equal(heading((await signedIn("anna")).page), "Your account");
});

test("while the provider is down a plain page says so, and the emergency account works, once and loudly", async () => {
  const { visitor: inside } = await signedIn("adam");
  await council.stop();
  const visitor = new Visitor(base);
  const down = await visitor.go("/sign-in/begin?to=/", {}, (to) => to.startsWith(council.issuer));
  // What it said of itself is still known: the way there leads nowhere, or a page says so.
  assert.ok(down.status === 503 || down.to?.startsWith(council.issuer), `${down.status}`);
  assert.equal(heading(await inside.go("/access")), "Who may see and do what");
  const code = program.run("user", "break-glass").stdout.trim();
  const form = await visitor.ask("/sign-in/emergency");
  const wrong = await visitor.send(form, "/sign-in/emergency", { code: "0000-0000-0000-0000-0000" }, { once: true });
  assert.equal(wrong.status, 422);
  const into = await visitor.send(form, "/sign-in/emergency", { code }, { once: true });
  assert.ok(into.to?.endsWith("/people"), words(into));
  assert.match(program.said, /ALARM/);
  assert.equal((await visitor.go("/people")).status, 200);
  const other = new Visitor(base);
  const second = await other.send(await other.ask("/sign-in/emergency"), "/sign-in/emergency", { code }, { once: true });
  assert.equal(second.status, 422);
  await council.start();
});
