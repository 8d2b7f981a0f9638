import { violatedUnique } from "@/db/failures";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { auditEvent } from "@/lib/audit/events";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { takePermit } from "@/lib/limits/take-permit";
import { builtInRole, builtInRoleId } from "@/lib/permissions/role";
import { founder } from "@/lib/usecase/access/founder";
import { defineCommand } from "@/lib/usecase/command";
import { createOrganisationInput } from "./input";
import { refuseAsDefault } from "./rules";

/** Anybody may create an organisation and becomes its owner. */
export const createOrganisation = defineCommand({
  name: "create_organisation",
  access: founder,
  input: createOrganisationInput,
  async run({ tx, ctx, organisationId, actor, input }) {
    const wait = await takePermit(tx, {
      bucket: `organisations:user:${actor.userId}`,
      most: 20,
      seconds: 24 * 60 * 60,
    });
    if (wait > 0) throw new Refusal("rate_limited", { facts: { hours: Math.ceil(wait / 3600) } });
    const { name, slug, timeZone, defaultRole } = input;
    refuseAsDefault(builtInRole(defaultRole));
    const row = { id: organisationId, kind: "team" as const, name, slug, timeZone, defaultRole };
    await tx
      .insert(organisations)
      .values({ ...row, seatLimit: ctx.settings.seatLimit, createdBy: actor.userId })
      .catch((error: unknown) => {
        // The database alone knows whose names are taken; a look beforehand would only race with another founder.
        throw violatedUnique(error) === null ? error : invalid({ slug: "taken" });
      });
    const memberId = ctx.ids.create("mem");
    const roleId = builtInRoleId("owner");
    await tx.insert(members).values({ id: memberId, organisationId, userId: actor.userId, roleId });
    return { value: { slug }, event: auditEvent("organisation.created", organisationId, { kind: "team", name, slug }) };
  },
});
