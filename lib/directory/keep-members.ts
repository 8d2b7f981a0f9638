import { and, asc, eq, lte, ne, sql } from "drizzle-orm";
import { directoryMembers } from "@/db/schema/directory";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { noEvent } from "@/lib/audit/no-event";
import { DirectoryError, type DirectoryPerson, personalReasons } from "@/lib/ports/directory";
import { type AtWork, look, record } from "./at-work";

const chunk = 20;

/** Puts in who belongs and takes out who left, until nothing is due or the turn is over. Who is to go out goes first. */
export async function keepMembers(work: AtWork): Promise<void> {
  for (;;) {
    const due = await look(work, (tx) => readDue(tx, work.organisationId));
    if (due.length === 0) return;
    for (const one of due) {
      if (work.isOver()) return;
      await keepMember(work, one);
    }
  }
}

type Due = Awaited<ReturnType<typeof readDue>>[number];

function readDue(tx: SystemTx, organisationId: string) {
  return tx
    .select({
      id: directoryMembers.id,
      belongs: directoryMembers.belongs,
      sub: directoryMembers.sub,
      version: directoryMembers.version,
      tries: directoryMembers.tries,
      email: users.email,
      emailCanonical: users.emailCanonical,
    })
    .from(directoryMembers)
    .innerJoin(users, eq(users.id, directoryMembers.userId))
    .where(and(eq(directoryMembers.organisationId, organisationId), lte(directoryMembers.nextAt, sql`now()`)))
    .orderBy(asc(directoryMembers.belongs), asc(directoryMembers.nextAt), asc(directoryMembers.id))
    .limit(chunk);
}

async function keepMember(work: AtWork, one: Due): Promise<void> {
  try {
    if (one.belongs) await putIn(work, one);
    else await takeOut(work, one);
    work.hasDone = true;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    if (isPersonal(error)) return putOff(work, one, error);
    // Behind the others: should it be about this one after all, it keeps nobody else out.
    await record(work, async (tx) => {
      await tx.update(directoryMembers).set({ nextAt: sql`clock_timestamp()` }).where(asIs(one));
      return { value: null, event: noEvent("nothing was done") };
    });
    throw error;
  }
}

const isPersonal = ({ reason }: DirectoryError) => (personalReasons as readonly string[]).includes(reason);

async function putIn(work: AtWork, one: Due): Promise<void> {
  const { directory, organisationId } = work;
  const person = await findPerson(work, one);
  // Before they are put in: a worker that is killed in between leaves nobody in the group whom nobody can take out.
  if (person.sub !== one.sub && !(await remember(work, one, person.sub))) return;
  await directory.putIn(organisationId, person);
  await settle(work, one, { state: "in_group", reason: null, code: null, tries: 0, nextAt: null });
}

/** The one who was remembered, whatever their address is there by now; else whoever has proven the address. */
async function findPerson({ directory }: AtWork, { sub, email, emailCanonical }: Due): Promise<DirectoryPerson> {
  const known = sub === null ? null : await directory.findBySub(sub);
  const person =
    known ??
    (await directory.findByAddress(email)) ??
    (emailCanonical === email ? null : await directory.findByAddress(emailCanonical));
  if (!person) throw new DirectoryError("no_person");
  return person;
}

async function takeOut(work: AtWork, one: Due): Promise<void> {
  const { directory, organisationId } = work;
  const person = one.sub === null ? null : await directory.findBySub(one.sub);
  if (person) await directory.takeOut(organisationId, person);
  await record(work, async (tx) => {
    await tx.delete(directoryMembers).where(asIs(one));
    return { value: null, event: noEvent("the organisation's log says that they left") };
  });
}

/** The row as it was read: whoever has come or gone since is looked at again, because their row is due. */
const asIs = ({ id, version }: Due) => and(eq(directoryMembers.id, id), eq(directoryMembers.version, version));

/**
 * Answers whether they still belong.
 *
 * @throws DirectoryError when another row of the team is remembered as the same person
 */
function remember(work: AtWork, one: Due, sub: string): Promise<boolean> {
  const { organisationId } = work;
  return record(work, async (tx) => {
    const [taken] = await tx
      .select({ id: directoryMembers.id })
      .from(directoryMembers)
      .where(
        and(
          eq(directoryMembers.organisationId, organisationId),
          eq(directoryMembers.sub, sub),
          ne(directoryMembers.id, one.id),
        ),
      );
    if (taken) throw new DirectoryError("taken");
    const kept = await tx.update(directoryMembers).set({ sub }).where(asIs(one)).returning({ id: directoryMembers.id });
    return { value: kept.length > 0, event: noEvent("nobody is in or out by it") };
  });
}

const hour = 3_600;
const mostHours = 24;

/** Looked for again after an hour, then ever later, at least once a day. */
function putOff(work: AtWork, one: Due, { reason, code }: DirectoryError): Promise<void> {
  const isMissing = reason === "no_person";
  const seconds = Math.min(2 ** one.tries, mostHours) * hour;
  return settle(work, one, {
    state: isMissing ? "not_in_directory" : "failed",
    reason: isMissing ? null : reason,
    code,
    tries: one.tries + 1,
    nextAt: sql`now() + make_interval(secs => ${seconds})`,
  });
}

type Settled = Pick<typeof directoryMembers.$inferInsert, "state" | "reason" | "code" | "tries"> & {
  readonly nextAt: null | ReturnType<typeof sql>;
};

async function settle(work: AtWork, one: Due, settled: Settled): Promise<void> {
  await record(work, async (tx) => {
    await tx
      .update(directoryMembers)
      .set({ ...settled, changedAt: sql`now()` })
      .where(asIs(one));
    return { value: null, event: noEvent("the organisation's log says that they joined") };
  });
}
