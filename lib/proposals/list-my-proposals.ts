import { self } from "@/lib/usecase/access/self";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { readProposals } from "./read-proposals";

/** What managers of one's projects would change about one's account, for one's own yes or no (product.md 2). */
export const listMyProposals = defineQuery({
  name: "list_my_proposals",
  access: self,
  input: nothing,
  run: async ({ tx, actor }) =>
    (await readProposals(tx, actor.userId)).map(
      ({ id, kind, value, shown, expiresAt, organisation, project, proposer }) => ({
        id,
        kind,
        value,
        shown,
        expiresAt,
        organisationName: organisation.name,
        projectName: project.name,
        proposerName: proposer.name,
      }),
    ),
});

export type MyProposal = Awaited<ReturnType<typeof listMyProposals>>[number];
