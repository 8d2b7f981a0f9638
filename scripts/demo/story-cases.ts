import { assignCase } from "../../lib/service-cases/assign-case";
import { commentOnCase } from "../../lib/service-cases/comment-on-case";
import { createCase } from "../../lib/service-cases/create-case";
import { pickUpCase } from "../../lib/service-cases/pick-up-case";
import { releaseCase } from "../../lib/service-cases/release-case";
import { resolveCase } from "../../lib/service-cases/resolve-case";
import { type Person, people } from "./people";
import type { Stage } from "./stage";
import { ago, type Moment, on, type Part } from "./story";
import { harbour, meters } from "./story-projects";

const { olive, adam, mia, samir } = people;

const opens = (by: Person, project: string, title: string, description: string) => async (stage: Stage) =>
  createCase(stage.ctxOf(by), await stage.inProject(by, project), { title, description, isMine: false });

type Turn = (
  stage: Stage,
  by: Person,
  claim: Awaited<ReturnType<Stage["inProject"]>>,
  caseId: string,
) => Promise<unknown>;

/** What one person does at a case. */
const turn = (by: Person, project: string, title: string, act: Turn) => async (stage: Stage) => {
  const claim = await stage.inProject(by, project);
  const caseId = await stage.find(`case ${title}`, stage.sql`select id from service_cases where title = ${title}`);
  await act(stage, by, claim, caseId);
};

const picksUp: Turn = (stage, by, claim, caseId) => pickUpCase(stage.ctxOf(by), claim, { caseId });
const releases: Turn = (stage, by, claim, caseId) => releaseCase(stage.ctxOf(by), claim, { caseId });
const says =
  (comment: string): Turn =>
  (stage, by, claim, caseId) =>
    commentOnCase(stage.ctxOf(by), claim, { caseId, comment });
const resolves =
  (comment: string): Turn =>
  (stage, by, claim, caseId) =>
    resolveCase(stage.ctxOf(by), claim, { caseId, comment });
const assigns =
  (to: Person): Turn =>
  async (stage, by, claim, caseId) =>
    assignCase(stage.ctxOf(by), claim, { caseId, memberId: await stage.memberId(to) });

const gate = "The gate at the eastern entrance does not close";
const heating = "Heating in the pumping station";
const relay = "Relay 3 sends no readings";
const lights = "Emergency light above the stairs is out";
const dock = "Readings of Dock Street arrive a day late";

/** One of each kind, as people would write them. */
export const cases: Part = (now) =>
  [
    on(
      now,
      21,
      "09:20",
      opens(adam, harbour, gate, "It stops a hand’s breadth before the post. For now there is a chain on it."),
    ),
    on(now, 20, "07:35", turn(mia, harbour, gate, picksUp)),
    on(now, 19, "14:12", turn(mia, harbour, gate, resolves("The lower hinge was bent. It has a new one."))),
    on(
      now,
      9,
      "08:20",
      opens(olive, harbour, heating, "It runs all day and it is still 12 degrees in there. The thermostat shows 21."),
    ),
    on(now, 8, "07:02", turn(mia, harbour, heating, picksUp)),
    on(now, 6, "12:31", turn(mia, harbour, heating, says("The valve needs a plumber. I cannot do more from here."))),
    on(now, 6, "12:33", turn(mia, harbour, heating, releases)),
    on(
      now,
      4,
      "08:31",
      opens(
        adam,
        harbour,
        relay,
        "Since Tuesday evening relay 3 in the north hall sends no readings. The other relays on the same line work. Power and cable are fine.",
      ),
    ),
    on(now, 4, "09:14", turn(mia, harbour, relay, picksUp)),
    on(
      now,
      4,
      "15:40",
      turn(
        mia,
        harbour,
        relay,
        says(
          "The address was given twice. I have a corrected file, and load it when nobody works on the line. Olive, is tomorrow morning good?",
        ),
      ),
    ),
    on(now, 3, "08:05", turn(olive, harbour, relay, says("Yes, before 11:00."))),
    on(
      now,
      2,
      "11:12",
      turn(
        mia,
        harbour,
        relay,
        says("Loaded. Relay 3 has sent readings since 11:02. Please leave this open until Monday, then resolve it."),
      ),
    ),
    on(
      now,
      2,
      "13:50",
      opens(
        samir,
        meters,
        dock,
        "All twelve meters of the street, since the gateway was renewed. The values themselves are right.",
      ),
    ),
    on(now, 1, "09:06", turn(samir, meters, dock, assigns(adam))),
    ago(
      now,
      { hours: 1, minutes: 50 },
      opens(adam, harbour, lights, "The second one from the top. The test button does nothing."),
    ),
  ] satisfies Moment[];
