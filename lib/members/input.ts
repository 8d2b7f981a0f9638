import { z } from "zod";
import type { TwoFactorState } from "@/lib/access/two-factor-rules";
import { type Chosen, chosenAtMost, chosenField } from "@/lib/kernel/chosen";
import { dayField } from "@/lib/kernel/day-field";
import { pageFields } from "@/lib/kernel/page";
import { searchField } from "@/lib/kernel/search";
import { seenField } from "@/lib/kernel/seen-field";
import { isProjectPermission } from "@/lib/permissions/project-table";
import { isRoleName } from "@/lib/permissions/role";
import { isPermission } from "@/lib/permissions/table";
import { roleField } from "@/lib/roles/input";

export const memberInput = z.strictObject({
  memberId: z
    .string()
    .max(64)
    .regex(/^[^\0]*$/),
});

/** From a URL: a permission that there is not is left out rather than refused, and a project is said not to be there. */
export const explainPermissionInput = z.strictObject({
  ...memberInput.shape,
  permission: z
    .string()
    .refine((key) => isPermission(key) || isProjectPermission(key))
    .optional()
    .catch(undefined),
  /** For a permission in a project. */
  project: z
    .string()
    .max(64)
    .regex(/^[^\0]*$/)
    .optional()
    .catch(""),
  /** Among the projects to choose from. */
  find: searchField,
});

export const removeMemberInput = z.strictObject({
  memberId: z.string().max(64),
  /** The member's name, typed. */
  confirmation: z.string().max(256),
});

export const changeRoleInput = z.strictObject({
  memberId: z.string().max(64),
  role: roleField,
  seen: seenField,
});

export const setEndDateInput = z.strictObject({
  memberId: z.string().max(64),
  /** The last day, in the organisation's time zone; null: none. */
  endsOn: dayField.nullable(),
  seen: seenField,
});

export const memberColumnsSorted = ["name", "role", "two-factor", "sign-in", "joined"] as const;

export type SortedColumn = (typeof memberColumnsSorted)[number];

/** A column's name, or with a minus the same the other way round. */
export type MemberSort = SortedColumn | `-${SortedColumn}`;

const memberSorts = memberColumnsSorted.flatMap((column): MemberSort[] => [column, `-${column}`]);

const twoFactorStates = ["strong", "sms", "none"] as const satisfies readonly TwoFactorState[];

/** From a URL, so what does not fit is left out rather than refused: a list is shown all the same. */
export const listMembersInput = z.strictObject({
  search: searchField,
  role: z.string().refine(isRoleName).optional().catch(undefined),
  twoFactor: z.enum(twoFactorStates).optional().catch(undefined),
  sort: z.enum(memberSorts).optional().catch(undefined),
  ...pageFields,
  /** Marks as new whoever joined after it; absent: after one's sign-in before this one. ISO 8601. */
  newSince: z.iso.datetime().optional().catch(undefined),
});

/** Which of them: from a URL too. */
export const memberFilterInput = listMembersInput.pick({ search: true, role: true, twoFactor: true });

const memberIds = /^mem_[0-9a-z]{1,40}$/;
const people = chosenField(memberIds);

/** Those who were ticked on the team page, or all whom this filter lets through. */
export const getSeveralMembersInput = z.strictObject({
  people: z.array(z.string().max(64)).max(chosenAtMost),
  all: memberFilterInput.optional(),
});

export const severalMembersInput = z.strictObject({ people });

export const changeSeveralRolesInput = z.strictObject({ people, role: roleField });

export const setSeveralEndDatesInput = z.strictObject({ people, endsOn: dayField.nullable() });

/** `confirmation`: how many they are, as typed. */
export const removeSeveralMembersInput = z
  .strictObject({ people, confirmation: z.string().max(10) })
  .refine((given) => given.confirmation.trim() === String(given.people.length), {
    path: ["confirmation"],
    message: "Type the number of people",
  });

/** What the page said of one of them. */
export const seenOf = (chosen: readonly Chosen[], id: string) => chosen.find((each) => each.id === id)?.seen;

export const pageInput = z.strictObject({
  /** Where the page before ended; absent for the first. */
  after: z.string().max(200).optional(),
});
