// Turns on GOV.UK Frontend's components, opens what is folded before printing, and warns before an unused session ends.
// Every page reads without it.
import { initAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details:not([open])")) {
    folded.open = true;
    folded.dataset.opened = "for paper";
  }
});
addEventListener("afterprint", () => {
  for (const opened of document.querySelectorAll("details[data-opened]")) {
    opened.open = false;
    delete opened.dataset.opened;
  }
});

// A session that is not used ends: five minutes before, a dialog says so and offers to stay. Pages in other tabs count as
// use too. When it has ended, what the page shows leaves the screen.
const idle = Number(document.body.dataset.idle) * 1000;
if (idle) {
  const warned = Math.min(5 * 60_000, idle / 2);
  const pages = new BroadcastChannel("waymark-session");
  const dialog = document.createElement("dialog");
  dialog.className = "wm-ends";
  dialog.setAttribute("aria-labelledby", "wm-ends-title");
  const title = document.createElement("h2");
  title.id = "wm-ends-title";
  title.className = "govuk-heading-m";
  title.textContent = "You will be signed out soon";
  const why = document.createElement("p");
  why.className = "govuk-body";
  why.textContent =
    `You have not asked for anything for a while. In ${Math.round(warned / 60_000)} minutes you will be signed out, ` +
    "and what you typed but did not send will be lost.";
  const stay = document.createElement("button");
  stay.type = "button";
  stay.className = "govuk-button";
  stay.textContent = "Stay signed in";
  dialog.append(title, why, stay);
  document.body.append(dialog);

  let warning, ending;
  const begin = () => {
    clearTimeout(warning);
    clearTimeout(ending);
    if (dialog.open) dialog.close();
    warning = setTimeout(() => dialog.showModal(), idle - warned);
    ending = setTimeout(() => location.reload(), idle + 2000);
  };
  stay.addEventListener("click", async () => {
    const answer = await fetch("/account/here", { redirect: "manual" }).catch(() => undefined);
    if (answer?.status !== 204) return location.reload();
    pages.postMessage("used");
    begin();
  });
  pages.addEventListener("message", begin);
  pages.postMessage("used");
  begin();
}
