// The program as it is built, started over a fresh folder.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const program = process.env.WAYMARK ?? path.join(here, "../../target/debug/waymark");

export class Program {
  constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), "waymark-"));
    this.data = path.join(this.folder, "data");
  }

  /** Starts serving; resolves with its address. */
  async serve(port, args = []) {
    this.said = "";
    this.server = spawn(program, ["serve", "--data", this.data, "--listen", `127.0.0.1:${port}`, ...args], {
      cwd: this.folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    return new Promise((resolve, reject) => {
      this.server.stderr.on("data", (words) => {
        this.said += words;
        const found = this.said.match(/Waymark is at (http:\/\/127\.0\.0\.1:\d+)/);
        if (found) resolve(found[1]);
      });
      this.server.on("exit", (code) => reject(new Error(`the program stopped with ${code}: ${this.said}`)));
    });
  }

  /** Runs a command over the same folder. */
  run(...args) {
    const done = spawnSync(program, [...args, "--data", this.data], { cwd: this.folder, encoding: "utf8" });
    if (done.status !== 0 && done.status !== 1) throw new Error(`${args.join(" ")}: ${done.status} ${done.stderr}`);
    return done;
  }

  async stop() {
    if (this.server && this.server.exitCode === null) {
      this.server.removeAllListeners("exit");
      this.server.kill("SIGTERM");
      await Promise.race([once(this.server, "exit"), new Promise((late) => setTimeout(late, 5000))]);
      if (this.server.exitCode === null) this.server.kill("SIGKILL");
    }
  }

  async end() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
