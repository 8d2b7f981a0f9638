import { createProject } from "@/lib/projects/create-project";
import { deleteProject } from "@/lib/projects/delete-project";
import { renameProject } from "@/lib/projects/rename-project";
import { restoreProject } from "@/lib/projects/restore-project";
import { act } from "../act";
import { plantProject } from "../plant-project";

export const projectActs = [
  act(createProject, async (stage) => ({
    claim: await stage.asManager(),
    input: { name: `Harbour ${stage.address()}`.replace("@stage.example", "") },
  })),
  act(renameProject, async (stage) => ({
    claim: await stage.asInProject(await stage.join("administrator")),
    input: { name: "Harbour works" },
  })),
  act(deleteProject, async (stage) => ({
    claim: await stage.asInProject(await stage.join("administrator")),
    input: { confirmation: stage.projectName },
  })),
  act(restoreProject, async (stage) => {
    const projectId = await plantProject(stage.sql, stage.team);
    await stage.sql`update projects set deleted_at = now(), deleted_by = 'usr_nobody' where id = ${projectId}`;
    return { claim: await stage.asManager(), input: { projectId } };
  }),
];
