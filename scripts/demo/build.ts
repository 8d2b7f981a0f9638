import { spawn } from "node:child_process";
import { needsBuild } from "../build-age";

/** Builds when there is none that fits, and answers whether there is one now. `stop` ends a build that is under way. */
export function buildOnce(): { done: Promise<boolean>; stop: () => Promise<void> } {
  if (!needsBuild()) return { done: Promise.resolve(true), stop: async () => undefined };
  console.log("Building (once, and after changes) …");
  const child = spawn("npm", ["run", "build"], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
    // A group of its own, so that nothing of it outlives us.
    detached: process.platform !== "win32",
  });
  const done = new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
  return {
    done,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
      if (process.platform === "win32") child.kill();
      else process.kill(-child.pid, "SIGTERM");
      await done;
    },
  };
}
