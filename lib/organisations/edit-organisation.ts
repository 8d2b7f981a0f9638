import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { violatedUnique } from "@/db/failures";
import { organisationSlugs } from "@/db/schema/organisation-slugs";
import { organisations } from "@/db/schema/organisations";
import type { TenantTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { invalid } from "@/lib/kernel/refusal";
import { type Role, roleIdOf } from "@/lib/permissions/role";
import { inLog } from "@/lib/permissions/role-in-log";
import { findRole } from "@/lib/roles/find-role";
import { readRole } from "@/lib/roles/read-roles";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { editOrganisationInput } from "./input";
import { refuseAsDefault } from "./rules";
import { settingsOf } from "./settings-of";

type Settings = Omit<z.output<typeof editOrganisationInput>, "seen">;

/** A given-up URL name leads on for 90 x 24 hours. */
const slugHours = 90 * 24;

/** Name, URL name, time zone, default role and approved domains, all at once and all audited. */
export const editOrganisation = defineCommand({
  name: "edit_organisation",
  access: inTeam("organisation:edit"),
  locks: "team",
  input: editOrganisationInput,
  async run({ tx, organisation, input: { seen, ...input } }) {
    const { slug, defaultRole } = organisation;
    const before: Settings = settingsOf(organisation);
    if (JSON.stringify(before) === JSON.stringify(input)) {
      return { value: { slug }, event: noEvent("everything stays as it was") };
    }
    refuseChanged(seen, before);
    const role = await findRole(tx, organisation.id, input.defaultRole, "defaultRole");
    refuseAsDefault(role);
    const present = await readRole(tx, roleIdOf(defaultRole));
    if (input.slug !== slug) await moveSlug(tx, organisation.id, slug, input.slug);
    await tx
      .update(organisations)
      .set(input)
      .where(eq(organisations.id, organisation.id))
      .catch((error: unknown) => {
        throw violatedUnique(error) === null ? error : invalid({ slug: "taken" });
      });
    return {
      value: { slug: input.slug },
      event: auditEvent("organisation.edited", organisation.id, {
        before: logged(before, present),
        after: logged(input, role),
      }),
    };
  },
});

function logged(settings: Settings, role: Role) {
  return { ...settings, defaultRole: inLog(role) };
}

/** The old name leads on; a name of one's own that is taken up again no longer needs to. */
async function moveSlug(tx: TenantTx, organisationId: string, from: string, to: string) {
  await tx.delete(organisationSlugs).where(eq(organisationSlugs.slug, to));
  const endsAt = sql`now() + make_interval(hours => ${slugHours})`;
  await tx
    .insert(organisationSlugs)
    .values({ slug: from, organisationId, endsAt })
    .onConflictDoUpdate({ target: organisationSlugs.slug, set: { organisationId, endsAt } });
}
