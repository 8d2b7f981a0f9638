import { expect, test } from "vitest";
import { storedPermissions as inDatabase } from "@/db/schema/projects";
import { projectAuthority } from "./project-authority.fixture";
import {
  isProjectPermission,
  isStoredPermission,
  projectAbilities,
  projectPermissions,
  storedPermissions,
} from "./project-table";

/** product.md 6.2, by hand. */
const onScreen = [
  ["Manage settings, team and usage", "manage_service", "manage_users manage_settings"],
  ["See dashboard", "view_activity", "view_activity"],
  ["Send messages", "send_messages", "send_texts send_emails send_letters"],
  ["Add and edit templates", "manage_templates", "manage_templates"],
  ["Manage API integration", "manage_api_keys", "manage_api_keys"],
];

test("the five permissions are called and stored as product.md says", () => {
  expect(projectPermissions.map((row) => [row.label, row.key, row.stored.join(" ")])).toEqual(onScreen);
});

test("the abilities are the authority's, cell by cell", () => {
  const cells = projectAbilities.map((row) => [
    row.key,
    row.label,
    row.permission,
    row.limit === null ? "" : String(row.limit),
    row.external ? "" : "yes",
  ]);
  expect(cells).toEqual(projectAuthority);
  expect(cells).toHaveLength(30);
});

test("each stored permission belongs to exactly one on screen", () => {
  expect(projectPermissions.flatMap((row) => row.stored)).toEqual([...storedPermissions]);
});

test("everything has a sentence, and no two say the same", () => {
  const sentences = [...projectPermissions, ...projectAbilities].map(({ sentence }) => sentence);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test("a text that is no permission is not taken for one", () => {
  expect([isProjectPermission("manage_service"), isStoredPermission("send_letters")]).toEqual([true, true]);
  for (const text of ["", "manage_users", "constructor", "team:manage"]) expect(isProjectPermission(text)).toBe(false);
  for (const text of ["", "manage_service", "send_messages", "toString"]) expect(isStoredPermission(text)).toBe(false);
});

test("what can be stored is what the database takes", () => {
  expect(storedPermissions).toEqual(inDatabase);
});
