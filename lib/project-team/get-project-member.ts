import { fingerprint } from "@/lib/kernel/fingerprint";
import { effectivePermissions, reachesEveryProject } from "@/lib/permissions/project-grants";
import { projectPermissionKeys } from "@/lib/permissions/project-table";
import { readProposals } from "@/lib/proposals/read-proposals";
import { inProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { foldersOf, grantableFolders } from "./folders";
import { projectPersonInput } from "./input";
import { countManagers, findPlace } from "./lock-place";
import { mayOf } from "./read-people";
import { floorOf, isManager } from "./rules";
import { shownOf } from "./shown-of";

/** Somebody in the project, for whoever is about to change what they may do there or to remove them. */
export const getProjectMember = defineQuery({
  name: "get_project_member",
  access: inProject("manage_service"),
  input: projectPersonInput,
  async run({ ctx, input, ...scene }) {
    const { tx, organisation, project, actor } = scene;
    const person = await findPlace(tx, project.id, input.personId);
    const choices = await grantableFolders(scene);
    const [folders, proposed] = await Promise.all([
      foldersOf(tx, project.id, person.placeId),
      readProposals(tx, person.userId, project.id),
    ]);
    const shown = shownOf(person.stored, folders, choices);
    const isYou = person.userId === actor.userId;
    const isByRole = reachesEveryProject(actor.role);
    const mayGive = (key: (typeof projectPermissionKeys)[number]) =>
      isYou ? !(isByRole && key === "manage_api_keys") : actor.may.has(key);
    const managers = await countManagers(tx, project.id);
    return {
      slug: organisation.slug,
      project: { id: project.id, name: project.name, isLive: project.wentLiveAt !== null },
      person: { userId: person.userId, name: person.name, email: person.email, roleLabel: person.role.label },
      isYou,
      /** What the form begins with: what is stored. */
      ...shown,
      /** All that they may do, with what their role gives them. */
      may: mayOf(effectivePermissions({ stored: person.stored, role: person.role })),
      grantable: projectPermissionKeys.filter((key) => mayGive(key) || shown.permissions.includes(key)),
      choices: project.hasFolderPermissions ? choices : null,
      seen: fingerprint(shown),
      /** Why the project cannot let them go. */
      keeps: isManager(person.stored) ? floorOf(project, managers) : null,
      /** What may be proposed about their account, and what is (product.md 6.5). Null for whoever looks at themselves. */
      account: isYou
        ? null
        : {
            // Told where the project decides about it (product.md 6.3).
            method: project.hasEmailSignIn ? person.method : null,
            signsInByKey: project.hasEmailSignIn && (person.hasKey || person.method === "webauthn_auth"),
            hasEmailSignIn: project.hasEmailSignIn,
            textsAreOn: ctx.settings.sms.isOn,
            proposed: proposed.map(({ id, kind, shown, expiresAt, proposer }) => ({
              id,
              kind,
              shown,
              expiresAt,
              proposerName: proposer.name,
            })),
          },
    };
  },
});

export type ProjectMemberView = Awaited<ReturnType<typeof getProjectMember>>;
