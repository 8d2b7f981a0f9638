import { existsSync } from "node:fs";

const firstOf = (paths: readonly string[]) => paths.find((path) => existsSync(path));

/** Chromium without a window and all that belongs to one, as Debian packages it: a fifth quicker than the whole browser. */
export const findHeadlessShell = () => firstOf(["/usr/bin/chromium-headless-shell"]);

const findWholeBrowser = () => firstOf(["/usr/bin/chromium", "/usr/bin/chromium-browser"]);

/** The browser that the tests drive: the one that is asked for, else the system's. Undefined leaves it to Playwright's own. */
export const findChromium = () => process.env.ROLLCALL_CHROMIUM ?? findHeadlessShell() ?? findWholeBrowser();
