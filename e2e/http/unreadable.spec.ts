import { readFileSync } from "node:fs";
import { expect, test } from "../fixtures/world";

const routes = Object.values<string>(JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")));
/** Every route with a name in it, each of whose names in turn is one that no text can be. */
const unreadable = routes.flatMap((route) =>
  Array.from(route.matchAll(/\[[^\]]+\]/g), ({ 0: name, index }) =>
    `${route.slice(0, index)}%C3${route.slice(index + name.length)}`.replace(/\[[^\]]+\]/g, "x"),
  ),
);

test("a path that is no text is a page that does not exist, with a reference, on every route", async ({ world }) => {
  expect(unreadable.length).toBeGreaterThan(15);
  const cookie = await world.signInAs("olive");
  await world.unchanged(async () => {
    for (const path of unreadable) {
      for (const headers of [{}, { rsc: "1" }]) {
        const { status, body, headers: answered } = await world.ask({ path, headers, cookie });
        expect([path, status]).toEqual([path, 404]);
        expect(body).toContain(`Reference: ${answered["x-request-id"]}`);
      }
    }
  });
});

test("what cannot be read in a query is left out or refused, and never a crash", async ({ world }) => {
  const cookie = await world.signInAs("olive");
  const pages = [
    // Next's own page for crashes is one.
    ...routes.filter((route) => !/\[|\/api\/|^\/_/.test(route)),
    "/orgs/northwind/team",
    "/orgs/northwind/audit-log",
  ];
  const names = ["next", "invitation", "q", "note", "email", "role", "cursor", "person", "from", "members"];
  for (const page of pages) {
    for (const value of ["%C3", "%25C3", "%", "%ED%A0%80"]) {
      const path = `${page}?${names.map((name) => `${name}=${value}`).join("&")}`;
      const { status } = await world.ask({ path, cookie });
      expect([path, status < 500]).toEqual([path, true]);
    }
  }
});

test("a form that is empty or cut off is refused with a page and a reference, on every page with one", async ({
  world,
}) => {
  const cookie = await world.signInAs("olive");
  const type = "multipart/form-data; boundary=xyz";
  const part = '--xyz\r\nContent-Disposition: form-data; name="1_$ACTION_REF_1"\r\n\r\n\r\n';
  await world.unchanged(async () => {
    for (const path of [
      "/sign-in",
      "/register",
      "/profile",
      "/orgs/northwind/team/invite",
      "/orgs/northwind/team/csv",
    ]) {
      for (const body of ["", part, `${part}--xyz`]) {
        const reply = await world.ask({ method: "POST", path, cookie, headers: { "content-type": type }, body });
        expect([path, reply.status]).toEqual([path, 400]);
        expect(reply.body).toContain(`Reference: ${reply.headers["x-request-id"]}`);
      }
    }
  });
});
