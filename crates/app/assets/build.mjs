// Makes dist/ from src/, govuk-frontend and the stylesheets of the crates `charts` and `pack`; with --check, says whether the
// committed dist/ is what a build makes now and changes nothing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile, compileString } from "sass";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const frontend = "node_modules/govuk-frontend";

function stylesheet() {
  const quiet = { style: "compressed", quietDeps: true };
  const own = compile(here("src/waymark.scss"), quiet).css;
  const beside = ["../../charts/charts.css", "../../pack/paper.css"].map((path) => compileString(readFileSync(here(path), "utf8"), quiet).css);
  return `${[own, ...beside].join("\n")}\n`;
}

function licence() {
  const letters = readFileSync(here("../../pack/assets/LICENCE.txt"), "utf8");
  const { version } = JSON.parse(readFileSync(here(`${frontend}/package.json`), "utf8"));
  return `waymark.css and govuk-frontend.min.js contain parts of GOV.UK Frontend ${version}.\n\n${readFileSync(here("src/LICENCE.txt"), "utf8")}\nThe letters that papers are printed with are in the program.\n\n${letters.replace("in this folder ", "")}`;
}

const script = readFileSync(here(`${frontend}/dist/govuk/govuk-frontend.min.js`), "utf8").replace(/\n?\/\/# sourceMappingURL=.*\n?$/, "\n");

const made = {
  "waymark.css": stylesheet(),
  "govuk-frontend.min.js": script,
  "start.js": readFileSync(here("src/start.js"), "utf8"),
  "favicon.svg": readFileSync(here("src/favicon.svg"), "utf8"),
  "LICENCE.txt": licence(),
};

if (process.argv.includes("--check")) {
  const stale = Object.keys(made).filter((name) => !existsSync(here(`dist/${name}`)) || readFileSync(here(`dist/${name}`), "utf8") !== made[name]);
  for (const name of stale) console.error(`dist/${name} is not what a build makes: run npm run build`);
  process.exit(stale.length ? 1 : 0);
}

mkdirSync(here("dist"), { recursive: true });
for (const [name, text] of Object.entries(made)) writeFileSync(here(`dist/${name}`), text);
