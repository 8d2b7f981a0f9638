import { describe, expect, test } from "vitest";
import { explainInOrganisation, explainInProject, type StoredGrant } from "./explain";
import { effectivePermissions } from "./project-grants";
import { projectPermissionKeys, type StoredPermission, storedPermissions } from "./project-table";
import { builtInRole, builtInRoles } from "./role";
import { permissions } from "./table";

const given = (...stored: StoredPermission[]): StoredGrant[] =>
  stored.map((permission) => ({ permission, by: "Adam Khan", at: "2025-09-09T14:58:00Z" }));

describe("in the organisation", () => {
  test("every permission of every role is explained as the table has it", () => {
    for (const role of builtInRoles)
      for (const { key, roles } of permissions) {
        const { isHeld, through } = explainInOrganisation(role, key);
        expect(isHeld, `${role.key} ${key}`).toBe(role.key !== null && roles.has(role.key));
        expect(through).toHaveLength(isHeld ? 1 : 0);
      }
  });

  test("what belongs to owners alone is told from what others hold too", () => {
    const owner = builtInRole("owner");
    expect(explainInOrganisation(owner, "two_factor:enforce").through).toEqual([{ kind: "role", alone: true }]);
    expect(explainInOrganisation(owner, "team:manage").through).toEqual([{ kind: "role", alone: false }]);
  });
});

describe("in a project", () => {
  test("it says what the access check says, for every role and every single stored permission", () => {
    for (const role of builtInRoles)
      for (const stored of [[], [...storedPermissions], ...storedPermissions.map((each) => [each])])
        for (const permission of projectPermissionKeys) {
          const held = effectivePermissions({ stored, role }).get(permission) ?? [];
          const explained = explainInProject(role, given(...stored), permission);
          expect(explained.isHeld).toBe(held.length > 0);
          expect(explained.through.map(({ kind }) => kind)).toEqual(held);
        }
  });

  test("a permission that is held both ways names both, and who gave it", () => {
    const grants = given("manage_templates", "view_activity");
    expect(explainInProject(builtInRole("administrator"), grants, "manage_templates")).toEqual({
      isHeld: true,
      through: [
        { kind: "grant", grants: [grants[0]] },
        { kind: "role", alone: false },
      ],
      partly: null,
    });
  });

  test("a part of what it is stored as does not hold it, and says what lacks", () => {
    const grants = given("send_texts", "send_letters");
    expect(explainInProject(builtInRole("member"), grants, "send_messages")).toEqual({
      isHeld: false,
      through: [],
      partly: { stored: grants, lacking: ["send_emails"] },
    });
  });
});
