import { hashPassword } from "@/lib/accounts/hash-queue";
import { systemIds } from "@/lib/kernel/ids";
import type { ProjectPermission } from "@/lib/permissions/project-table";
import type { ProjectActor } from "@/lib/usecase/claims";
import { plantPlace, plantProject } from "./plant-project";
import { type Admin, addAdmin } from "./platform-admin";
import { addAccount, fromNewNetwork, joinTeam, memberActor, type Person, userActor } from "./test-context";
import { castPassword, type World } from "./world";

export interface Member extends Person {
  readonly memberId: string;
}

export type Stage = Awaited<ReturnType<ReturnType<typeof openStages>>>;

let count = 0;
/** Numbers make names and addresses that nobody else in this database has. */
const next = () => {
  count += 1;
  return count;
};

let mobiles = 0;
/** One of the thousand British numbers that are kept for stories. */
const nextMobile = () => {
  mobiles += 1;
  return `+447700900${String(mobiles).padStart(3, "0")}`;
};

/** Each call makes a team of its own with two owners, so that what happens on one stage is not seen on another. */
export function openStages(world: Pick<World, "sql" | "ctx">) {
  const { sql } = world;
  let ground: Promise<{ hash: string; understudy: Person }> | undefined;
  const prepare = async () => ({
    hash: await hashPassword(castPassword),
    understudy: await addAccount(sql, "Una Study", "understudy@stage.example"),
  });
  return async () => {
    ground ??= prepare();
    const { hash, understudy } = await ground;
    const number = next();
    const projectName = `Project ${number}`;
    const team = { id: systemIds.create("org"), slug: `stage-${number}`, name: `Stage ${number}` };

    /** An account in no team, with a password that everybody knows. */
    const person = (name = `Person ${next()}`): Promise<Person> =>
      addAccount(sql, name, `${name.toLowerCase().replace(/\W+/g, ".")}@stage.example`, hash);
    const join = async (role: string): Promise<Member> => {
      const who = await person();
      return { ...who, memberId: await joinTeam(sql, who, team, role) };
    };

    await sql`insert into organisations (id, kind, name, slug, seat_limit, created_by)
      values (${team.id}, 'team', ${team.name}, ${team.slug}, 25, 'usr_nobody')`;
    const owner = await join("owner");
    // Stays, so that the team has an owner whatever becomes of the first.
    await joinTeam(sql, understudy, team, "owner");
    return {
      sql,
      ctx: fromNewNetwork(world.ctx),
      team,
      owner,
      person,
      join,
      /** An address that nobody has. */
      address: () => `guest.${next()}@stage.example`,
      mobile: nextMobile,
      asOwner: () => memberActor(sql, owner, team),
      asManager: async () => memberActor(sql, await join("administrator"), team),
      as: (who: Person) => memberActor(sql, who, team),
      projectName,
      /** A project in which this member of the team holds these permissions, all five when none are named. */
      asInProject: async (
        who: Member,
        may?: readonly ProjectPermission[],
        name = projectName,
      ): Promise<ProjectActor> => {
        const projectId = await plantProject(sql, team, name);
        await plantPlace(sql, projectId, who.memberId, may);
        return { ...(await memberActor(sql, who, team)), projectId };
      },
      user: (who: Person) => userActor(sql, who),
      admin: (): Promise<Admin> => addAdmin(sql, `Admin ${next()}`),
    };
  };
}
