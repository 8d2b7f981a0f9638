import { type Import, isTest, packageOf, type SourceFile } from "./read-imports";

/** Says what is wrong with one import of one file and where the code belongs; null when nothing is. */
export type Rule = (file: SourceFile, imported: Import) => string | null;

/** `app/orgs/page.tsx` -> `app`; files beside package.json belong to the app, which they start. */
export function layerOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : "app";
}

const mayImport: Readonly<Record<string, readonly string[]>> = {
  app: ["app", "components", "lib", "db"],
  components: ["components", "lib"],
  lib: ["lib", "db"],
  db: ["db", "lib"],
  emails: ["emails"],
};

/** What may import anything: it stands outside the product, or starts it. */
/** Scripts and what drives the tests may import anything. */
const isFree = (path: string) => ["scripts", "bench", "e2e"].includes(layerOf(path)) || path === "playwright.config.ts";

export const layers: Rule = ({ path }, imported) => {
  const { target } = imported;
  if (target === null || isFree(path)) return null;
  const [from, to] = [layerOf(path), layerOf(target)];
  // Tests may use the test bench.
  if (isTest(path) && isTest(target)) return null;
  if (from === "db" && to === "lib" && !target.startsWith("lib/kernel/"))
    return "db imports lib/kernel and nothing else of lib; a rule about rows belongs in an area of lib";
  if (from === "app" && to === "db" && !mayOpenDatabase(path))
    return "the app reaches the database through commands and queries (defineCommand, defineQuery in lib); only app/_server knows the pool (AZ-04)";
  if (to === "emails" && from === "lib") return mayReachMails(path, imported);
  if (mayImport[from]?.includes(to)) return null;
  return `imports go down only (app -> components -> lib -> db, emails is a leaf): ${from} may not import ${to}`;
};

/** A mail names its template and the worker fills it; pages, whose commands call the mail, never load one. */
function mayReachMails(path: string, { isType, isLazy }: Import): string | null {
  if (isTest(path) || path === "lib/jobs/deliver.ts") return null;
  if (path === "lib/messages/define-mail.ts" && isType) return null;
  if (/^lib\/[^/]+\/(?:[^/]+-)?mails\.ts$/.test(path) && isLazy) return null;
  return "only lib/jobs/deliver.ts renders mails; a mail is defined in its area's mails.ts, with template: () => import(…), and a command returns it";
}

/** Next starts these by their names, so they cannot stand in app/_server. */
const mayOpenDatabase = (path: string) => path.startsWith("app/_server/") || !path.includes("/") || isTest(path);

/** Within lib a folder imports from its own tier and from those below. Everything that is not named is an area. */
export const tiers: readonly (readonly string[])[] = [
  ["kernel"],
  ["secrets", "permissions", "limits", "ports"],
  ["access", "audit", "messages"],
  ["usecase"],
];
const tierOf = (path: string) => {
  const folder = path.split("/")[1] ?? "";
  const tier = tiers.findIndex((names) => names.includes(folder));
  return tier === -1 ? tiers.length : tier;
};

export const tiersOfLib: Rule = ({ path }, { target }) => {
  if (!path.startsWith("lib/") || !target?.startsWith("lib/") || isTest(path)) return null;
  if (tierOf(target) <= tierOf(path)) return null;
  return `inside lib: kernel <- secrets, permissions, limits, ports <- access, audit, messages <- usecase <- areas. Move what needs ${target} up into the area that uses it, or ask for the few values that it needs instead of for the whole`;
};

const pureFolders = ["lib/kernel/", "lib/secrets/", "lib/permissions/", "lib/access/"];

export const pureGround: Rule = ({ path }, { target, isType }) => {
  if (!pureFolders.some((folder) => path.startsWith(folder)) || isTest(path)) return null;
  if (!target?.startsWith("db/") || isType) return null;
  return "kernel, secrets, permissions and access are pure: what reads rows belongs in limits, audit, messages or an area";
};

/** What only tests need must not become part of the product. */
export const testingStaysOutside: Rule = ({ path }, { target }) => {
  if (target === null || isFree(path) || isTest(path) || path === "db/testing.ts") return null;
  const isTesting =
    isTest(target) || target === "db/testing.ts" || ["scripts", "bench", "e2e"].includes(layerOf(target));
  return isTesting ? "this is made for tests and scripts; the product brings its own" : null;
};

const authPackages = ["next-auth", "@auth/core", "@auth/drizzle-adapter"];
const frameworks = ["next", "react", "react-dom", ...authPackages];

export const noFrameworkBelow: Rule = ({ path }, imported) => {
  if (!["lib", "db"].includes(layerOf(path)) || !frameworks.includes(packageOf(imported) ?? "")) return null;
  return "lib and db run without Next and React, under Vitest and in the worker; this belongs in app/_server or components";
};

export const authStaysOnServer: Rule = ({ path }, imported) => {
  if (isFree(path) || path.startsWith("app/_server/")) return null;
  if (!authPackages.includes(packageOf(imported) ?? "")) return null;
  return "all of Auth.js stands in app/_server/auth.ts; ask app/_server for the actor instead";
};

const serverOnlyKernel = /^lib\/kernel\/(?:env|configuration-.*|secret-keys)\.ts$/;
const safeInBrowser =
  /^lib\/(?:kernel\/|permissions\/(?:table|can|role|role-groups|role-change|role-in-log|boxes|project-table|project-grants|key-scopes)\.ts$|templates\/(?:placeholders|preview)\.ts$|[^/]+\/(?:input|form|labels)\.ts$)/;

export const componentsStayPlain: Rule = ({ path }, { target, isType }) => {
  if (layerOf(path) !== "components" || !target?.startsWith("lib/") || isType) return null;
  if (safeInBrowser.test(target) && !serverOnlyKernel.test(target)) return null;
  return "a component imports of lib what is safe in a browser: kernel (without env, configuration-* and secret-keys), permissions/{table,can,role,role-groups,role-change,role-in-log,boxes,project-table,project-grants,key-scopes}, templates/{placeholders,preview}, an area's input, form and labels, and types. Let the page load it and pass it as a prop";
};

/** Names and the only files that may import them, whatever the layer (scripts, bench, e2e and tests excepted). */
const reserved: readonly { asks: (imported: Import) => boolean; in: RegExp; instead: string }[] = [
  {
    asks: (imported) => ["postgres", "pg"].includes(packageOf(imported) ?? ""),
    in: /^db\/(?:client\.ts|transaction\.ts|testing\.ts|migrations\/|embedded\/|seed\.ts)/,
    instead: "nothing but db/client.ts opens a connection; take a transaction from db/scope.ts",
  },
  {
    asks: ({ specifier }) => specifier.startsWith("drizzle-orm/postgres-js"),
    in: /^db\/(?:client\.ts|transaction\.ts|migrations\/|embedded\/|seed\.ts)/,
    instead: "nothing but db/client.ts opens a connection; take a transaction from db/scope.ts",
  },
  {
    asks: (imported) => packageOf(imported) === "@node-rs/argon2",
    in: /^lib\/accounts\/hash-queue\.ts$/,
    instead:
      "hashing goes through the queue in lib/accounts/hash-queue.ts, or a stranger can keep every core busy (PW-04)",
  },
  {
    asks: (imported) => packageOf(imported) === "sharp",
    in: /^lib\/projects\/read-logo\.ts$/,
    instead: "a picture that somebody sends is decoded by readLogo alone, which looks at its size and its kind first",
  },
  {
    asks: ({ target, names }) => target === "lib/accounts/hash-queue.ts" && /matchesHash|\*/.test(names.join(" ")),
    in: /^lib\/accounts\/check-password\.ts$/,
    instead:
      "passwords are checked by checkPassword in lib/accounts/check-password.ts, which takes the attempt first (AT-09)",
  },
  {
    asks: ({ target }) => target === "app/_server/actor.ts" || target === "app/_server/session.ts",
    in: /^(?:app\/_server\/|middleware\.ts$)/,
    instead:
      "a page asks who is there through app/_server/load.ts, which turns a refusal, a busy database too, into the page that says so",
  },
  {
    asks: ({ target, names }) =>
      target === "db/client.ts" && names.some((name) => ["openDatabase", "*"].includes(name)),
    in: /^(?:db\/testing(?:-load)?\.ts$|db\/migrations\/|db\/embedded\/|db\/seed\.ts|app\/_server\/)/,
    instead: "the pool is made once, in app/_server or by a script, and handed on in the context",
  },
  {
    asks: ({ target, names }) =>
      target === "components/ui/dialog.tsx" && names.some((name) => ["Dialog", "*"].includes(name)),
    in: /^components\/(?:forms\/command-dialog|two-factor\/step-up-provider|palette\/(?:palette|keys-dialog))\.tsx$/,
    instead:
      "a command in a dialog is a CommandDialog (components/forms/command-dialog.tsx): say its fields, its verb and what is said when it is done",
  },
];

export const reservedNames: Rule = ({ path }, imported) => {
  if (isFree(path) || isTest(path) || imported.isType) return null;
  return reserved.find((each) => each.asks(imported) && !each.in.test(path))?.instead ?? null;
};

export const rules: Readonly<Record<string, Rule>> = {
  "imports go down: app, components, lib, db, with emails as a leaf": layers,
  "inside lib, what everybody needs does not know who needs it": tiersOfLib,
  "the ground floor reads no database": pureGround,
  "lib and db run without Next and React": noFrameworkBelow,
  "Auth.js is known to app/_server only": authStaysOnServer,
  "what is made for tests stays out of the product": testingStaysOutside,
  "a component imports only what may travel to a browser": componentsStayPlain,
  "connections, sessions, hashes, password checks and dialogs each have one door": reservedNames,
};
