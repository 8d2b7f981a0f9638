import { addSender } from "@/lib/project-settings/add-sender";
import { changeSender } from "@/lib/project-settings/change-sender";
import { editBranding } from "@/lib/project-settings/edit-branding";
import { makeDefaultSender } from "@/lib/project-settings/make-default-sender";
import { removeLogo } from "@/lib/project-settings/remove-logo";
import { removeSender } from "@/lib/project-settings/remove-sender";
import { setEmailSignIn } from "@/lib/project-settings/set-email-sign-in";
import { setFolderPermissions } from "@/lib/project-settings/set-folder-permissions";
import { setLogo } from "@/lib/project-settings/set-logo";
import { act } from "../act";
import { plantLogo, plantSender } from "../plant-project";
import type { Stage } from "../stage";

const asManager = (stage: Stage) => stage.asInProject(stage.owner, ["manage_service"]);

/** One pixel. */
const smallestPng = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

export const projectSettingsActs = [
  act(editBranding, async (stage) => ({ claim: await asManager(stage), input: { brandName: "Harbour Power" } })),
  act(setLogo, async (stage) => ({ claim: await asManager(stage), input: { picture: smallestPng } })),
  act(removeLogo, async (stage) => {
    const claim = await asManager(stage);
    await plantLogo(stage.sql, claim.projectId);
    return { claim, input: {} };
  }),
  act(setEmailSignIn, async (stage) => ({ claim: await asManager(stage), input: { isOn: true } })),
  act(setFolderPermissions, async (stage) => ({ claim: await asManager(stage), input: { isOn: true } })),
  act(addSender, async (stage) => ({
    claim: await asManager(stage),
    input: { kind: "text" as const, value: "Harbour" },
  })),
  act(changeSender, async (stage) => {
    const claim = await asManager(stage);
    const senderId = await plantSender(stage.sql, claim.projectId, "text", "Quay");
    return { claim, input: { senderId, kind: "text" as const, value: "Harbour" } };
  }),
  act(makeDefaultSender, async (stage) => {
    const claim = await asManager(stage);
    await plantSender(stage.sql, claim.projectId, "text", "Quay");
    return { claim, input: { senderId: await plantSender(stage.sql, claim.projectId, "text", "Harbour", false) } };
  }),
  act(removeSender, async (stage) => {
    const claim = await asManager(stage);
    return { claim, input: { senderId: await plantSender(stage.sql, claim.projectId, "email", "desk@stage.example") } };
  }),
];
