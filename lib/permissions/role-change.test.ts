import { expect, test } from "vitest";
import { sumOfRoleChange } from "./role-change";
import { permissionsOf } from "./table";

test("one person gains and loses by permission", () => {
  const { gained, lost } = sumOfRoleChange([permissionsOf("technician")], permissionsOf("developer"));
  expect([gained.length, lost.length]).toEqual([17, 5]);
  expect(gained[0]).toEqual({ label: "Manage certificates", people: 1 });
});

test("of several it says how many people each permission is about", () => {
  const { gained, lost } = sumOfRoleChange(
    [permissionsOf("member"), permissionsOf("service"), permissionsOf("read_only")],
    permissionsOf("service"),
  );
  expect(gained.find(({ label }) => label === "Create service cases")).toEqual({
    label: "Create service cases",
    people: 2,
  });
  expect(lost.find(({ label }) => label === "View domains")).toEqual({ label: "View domains", people: 1 });
});

test("the role that they have changes nothing", () => {
  expect(sumOfRoleChange([permissionsOf("member")], permissionsOf("member"))).toEqual({ gained: [], lost: [] });
});
