import { DateText } from "@/components/ui/date-text";
import { capitalised } from "@/lib/kernel/capitalised";
import type { WhyView } from "@/lib/members/explain-permission";
import type { MemberView } from "@/lib/members/get-member";
import type { StoredGrant } from "@/lib/permissions/explain";
import { givenBy } from "./given-by";
import { HeldThrough, who } from "./held-through";

interface WhyReasonsProps {
  view: MemberView;
  why: WhyView;
  answer: NonNullable<WhyView["answer"]>;
}

/** Every way in which it is held, what lacks, and what the person has to do before they can use it. */
export function WhyReasons({ view, why, answer }: WhyReasonsProps) {
  const { role, isInTeam } = why;
  const { through, partly, roleGotIt, waitsFor, in: project } = answer;
  const byRole = through.find(({ kind }) => kind === "role");
  const first = view.member.name.split(" ")[0];
  return (
    <div className="grid gap-1 text-muted">
      {byRole?.kind === "role" ? (
        <p>
          {byRole.alone
            ? `It belongs to owners alone, and ${first} is one. `
            : `The role ${role} gives it${project ? " in every project" : ""}. `}
          {roleGotIt ? (
            <>
              {capitalised(who(roleGotIt.by))} added it to the role on <DateText at={roleGotIt.at} format="long" />.{" "}
            </>
          ) : null}
          {view.heldThrough ? <HeldThrough through={view.heldThrough} joinedAt={view.member.joinedAt} /> : null}
        </p>
      ) : (
        <p>The role {role} does not give it.</p>
      )}
      {through.map((way) => (way.kind === "grant" ? <Grants key="grants" grants={way.grants} /> : null))}
      {project && !through.some(({ kind }) => kind === "grant") ? (
        <p>{notGiven(first, isInTeam, partly !== null)}</p>
      ) : null}
      {partly ? (
        <p>
          A part of it was given:{" "}
          {partly.stored.map(({ permission }) => partLabels[permission] ?? permission).join(", ")}. Missing:{" "}
          {partly.lacking.map((each) => partLabels[each] ?? each).join(", ")}.
        </p>
      ) : null}
      {waitsFor ? (
        <p className="text-warn">
          {first} cannot use it at the moment: {view.organisationName} requires two-factor authentication, and {first}{" "}
          has not set up what counts.
        </p>
      ) : null}
    </div>
  );
}

function Grants({ grants }: { grants: readonly StoredGrant[] }) {
  return givenBy(grants).map(({ by, at, labels }) => (
    <p key={`${by}${at}`}>
      {capitalised(who(by))} gave {labels ? "a part of this permission" : "this permission"} in the project on{" "}
      <DateText at={at} format="long" />.
    </p>
  ));
}

function notGiven(first: string | undefined, isInTeam: boolean, isPartly: boolean): string {
  if (isPartly) return "Nobody has given the whole of it in the project.";
  return isInTeam ? "Nobody has given it in the project." : `${first} is not in the project’s team.`;
}

/** What a permission on screen is stored as, where it is more than one. */
const partLabels: Readonly<Partial<Record<string, string>>> = {
  manage_users: "managing people",
  manage_settings: "changing settings",
  send_texts: "sending text messages",
  send_emails: "sending emails",
  send_letters: "sending letters",
};
