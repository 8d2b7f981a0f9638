import { createProject } from "@/lib/projects/create-project";
import { act } from "../act";

export const projectActs = [
  act(createProject, async (stage) => ({
    claim: await stage.asManager(),
    input: { name: `Harbour ${stage.address()}`.replace("@stage.example", "") },
  })),
];
