import { retryDirectory } from "@/lib/directory/retry-directory";
import { askForSeats } from "@/lib/organisations/ask-for-seats";
import { createOrganisation } from "@/lib/organisations/create-organisation";
import { deleteOrganisation } from "@/lib/organisations/delete-organisation";
import { editOrganisation } from "@/lib/organisations/edit-organisation";
import { setTwoFactorPolicy } from "@/lib/organisations/set-two-factor-policy";
import { act } from "../act";
import { plantDirectoryGroup } from "../plant-directory";
import { requireTwoFactor } from "../two-factor-policy";

export const organisationActs = [
  act(createOrganisation, async (stage) => ({
    claim: await stage.user(await stage.person()),
    input: { name: "Extra Works", slug: `extra-${stage.team.slug}` },
  })),
  act(editOrganisation, async (stage) => ({
    claim: await stage.asManager(),
    input: {
      name: "Renamed",
      slug: `renamed-${stage.team.slug}`,
      timeZone: "Europe/London",
      defaultRole: "member",
      approvedDomains: [],
    },
  })),
  act(setTwoFactorPolicy, async (stage) => {
    await requireTwoFactor(stage.sql, stage.team.id, "3 days");
    return { claim: await stage.asOwner(), input: { isRequired: false } };
  }),
  act(askForSeats, async (stage) => ({ claim: await stage.asManager(), input: { seats: 5000 } })),
  act(retryDirectory, async (stage) => {
    const [entryId] = await plantDirectoryGroup(stage.sql, stage.team, [await stage.person()]);
    return { claim: await stage.asManager(), input: { entryId } };
  }),
  act(deleteOrganisation, async (stage) => ({
    claim: await stage.asOwner(),
    input: { confirmation: stage.team.name },
  })),
];
