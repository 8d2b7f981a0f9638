import { eq } from "drizzle-orm";
import { projectGuests } from "@/db/schema/api-integration";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { fingerprint, refuseChanged } from "@/lib/kernel/fingerprint";
import { inLogAs } from "@/lib/project-settings/settings-of";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { type GuestList, readGuestList } from "./guest-list";
import { setGuestListInput } from "./input";

/** The whole list, in place of the one that is there. */
export const setGuestList = defineCommand({
  name: "set_guest_list",
  access: inProject("manage_api_keys"),
  // Two lists at once would become one that neither of two people wrote.
  locks: "team",
  input: setGuestListInput,
  async run({ tx, ctx, organisation, project, input }) {
    const before = await readGuestList(tx, project.id);
    const after: GuestList = {
      emails: input.emails.map(({ typed }) => typed).toSorted(byLetters),
      mobiles: input.mobiles.map(({ e164 }) => e164).toSorted(byLetters),
    };
    if (fingerprint({ ...after }) === fingerprint({ ...before }))
      return { value: null, event: noEvent("the list is what it was") };
    refuseChanged(input.seen, { ...before });
    await tx.delete(projectGuests).where(eq(projectGuests.projectId, project.id));
    const rows = [
      ...after.emails.map((value) => ({ kind: "email" as const, value })),
      ...after.mobiles.map((value) => ({ kind: "mobile" as const, value })),
    ].map((guest) => ({
      ...guest,
      id: ctx.ids.create("pgu"),
      organisationId: organisation.id,
      projectId: project.id,
    }));
    if (rows.length > 0) await tx.insert(projectGuests).values(rows);
    return {
      value: null,
      // How many, not who: they are people's addresses (decision 0009).
      event: auditEvent("project.guest_list_set", project.id, {
        project: inLogAs(project),
        emails: after.emails.length,
        mobiles: after.mobiles.length,
      }),
    };
  },
});

/** As the database orders them, near enough: what is only in another order is the same list. */
const byLetters = (one: string, other: string) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1);
