import { Link } from "@react-email/components";
import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Line, Subheading } from "./parts/list";
import { light } from "./parts/palette";
import { Paragraph } from "./parts/paragraph";
import { webAddress } from "./parts/web-address";

interface ReportedMember {
  name: string;
  email: string;
  role: string;
  /** Null: never. */
  lastSignIn: string | null;
  tokens: number;
  /** In the teams of how many. */
  projects: number;
}

export interface MonthlyReportProps {
  name: string;
  organisationName: string;
  month: string;
  asOf: string;
  memberCount: number;
  staleCount: number;
  staleElevatedCount: number;
  byRole: readonly { label: string; members: number }[];
  /** Those who have been away for 60 days, the most powerful first; of large teams not all. */
  stale: readonly ReportedMember[];
  others: readonly ReportedMember[];
  /** Projects by name; a sixth only says that there are more than five. */
  withoutManager: readonly string[];
  changes: readonly { title: string; sentences: readonly string[]; more: number }[];
  areAllChanges: boolean;
  headSeq: number;
  headHash: string;
  reviewUrl: string;
  teamUrl: string;
  auditLogUrl: string;
  footer: FooterProps;
}

export default function MonthlyReport(props: MonthlyReportProps) {
  const { name, organisationName, month, asOf, memberCount, staleCount, staleElevatedCount, byRole } = props;
  const {
    stale,
    others,
    withoutManager,
    changes,
    areAllChanges,
    headSeq,
    headHash,
    reviewUrl,
    teamUrl,
    auditLogUrl,
    footer,
  } = props;
  const unnamed = memberCount - stale.length - others.length;
  return (
    <Layout
      summary={`${organisationName} has ${plural(memberCount, "member")}. ${staleCount} ${staleCount === 1 ? "has" : "have"} not signed in for 60 days.`}
      heading={`Team report of ${organisationName}, ${month}`}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        You get this because you are an owner of {organisationName} on Rollcall, which manages who may work there. It
        says who can get in on {asOf}, who no longer uses it, and what changed.
      </Paragraph>
      <Paragraph>
        {staleCount === 0
          ? "Everybody has signed in within the last 60 days, or joined since. Still, look once whether each of them should have their role."
          : staleSentence(staleCount, staleElevatedCount)}
      </Paragraph>
      <ActionButton label="Review the members" url={reviewUrl} />

      {stale.length > 0 ? <Subheading>Not signed in for 60 days ({staleCount})</Subheading> : null}
      {stale.map((member) => (
        <Member key={member.email} {...member} />
      ))}
      {staleCount > stale.length ? <Line>and {staleCount - stale.length} more on the review page</Line> : null}

      <Subheading>Members and roles ({memberCount})</Subheading>
      <Line>{byRole.map(({ label, members }) => `${label}: ${members}`).join(" · ")}</Line>
      {stale.length > 0 && others.length > 0 ? <Line>Besides those above:</Line> : null}
      {others.map((member) => (
        <Member key={member.email} {...member} />
      ))}
      {unnamed > 0 && others.length > 0 ? (
        <Line>
          and {unnamed} more. <TextLink url={teamUrl}>See all members</TextLink>
        </Line>
      ) : (
        <Line>
          <TextLink url={teamUrl}>See all members</TextLink>
        </Line>
      )}

      {withoutManager.length > 0 ? (
        <>
          <Subheading>Projects that need a manager</Subheading>
          <Line>{withoutManager.slice(0, 5).join(", ") + (withoutManager.length > 5 ? " and more" : "")}</Line>
        </>
      ) : null}

      <Subheading>What changed since last month</Subheading>
      {changes.length === 0 ? <Line>Nothing.</Line> : null}
      {changes.map(({ title, sentences, more }) => (
        <div key={title} style={{ marginBottom: "12px" }}>
          <Line title={title} />
          {sentences.map((sentence, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mail is rendered once, and sentences repeat
            <Line key={index}>{`– ${sentence}`}</Line>
          ))}
          {more > 0 ? <Line>{`– and ${more} more`}</Line> : null}
        </div>
      ))}
      {areAllChanges ? null : <Line>These are the latest 200 changes.</Line>}
      <Line>
        <TextLink url={auditLogUrl}>See the audit log</TextLink>
      </Line>

      <Subheading>Proof for your records</Subheading>
      <Paragraph>
        The audit log had {headSeq} {headSeq === 1 ? "entry" : "entries"} when this was written. Keep this line: with it
        you can prove later that nothing in the log was changed or removed.
      </Paragraph>
      <Line>
        <span style={{ fontFamily: "monospace", fontSize: "13px", wordBreak: "break-all" }}>{headHash}</span>
      </Line>
      <div style={{ marginTop: "20px" }}>
        <Paragraph muted>An API token lets a program act here for the member who made it.</Paragraph>
        <Paragraph muted>
          To stop these mails, untick “Email me a monthly team report” on the Team page of {organisationName}.
        </Paragraph>
      </div>
    </Layout>
  );
}

function Member({ name, email, role, lastSignIn, tokens, projects }: ReportedMember) {
  const away = lastSignIn ? `last signed in ${lastSignIn}` : "never signed in";
  const holds = `${plural(tokens, "active API token")}, in ${plural(projects, "project")}`;
  return <Line title={name}>{`(${email}) – ${role}, ${away}, ${holds}`}</Line>;
}

function TextLink({ url, children }: { url: string; children: string }) {
  return (
    <Link href={webAddress(url)} className="rc-link" style={{ color: light.accentText }}>
      {children}
    </Link>
  );
}

function staleSentence(stale: number, elevated: number) {
  const first = `${plural(stale, "member")} ${stale === 1 ? "has" : "have"} not signed in for 60 days.`;
  const power = elevated === 0 ? "" : ` ${elevated} of them may manage the team.`;
  return `${first}${power} An account that nobody uses is one that nobody would notice being misused: lower its role or remove it.`;
}

function plural(count: number, noun: string) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export const example: MonthlyReportProps = {
  name: "Olive Larsen",
  organisationName: "Northwind Energy",
  month: "November 2026",
  asOf: "1 November 2026",
  memberCount: 5,
  staleCount: 2,
  staleElevatedCount: 1,
  byRole: [
    { label: "Technician", members: 2 },
    { label: "Administrator", members: 2 },
    { label: "Owner", members: 1 },
  ],
  stale: [
    {
      name: "Adam Khan",
      email: "adam@northwind.example",
      role: "Administrator",
      lastSignIn: "3 March 2026",
      tokens: 2,
      projects: 3,
    },
    { name: "Mia Holm", email: "mia@northwind.example", role: "Technician", lastSignIn: null, tokens: 0, projects: 0 },
  ],
  others: [
    {
      name: "Olive Larsen",
      email: "olive@northwind.example",
      role: "Owner",
      lastSignIn: "31 October 2026",
      tokens: 1,
      projects: 2,
    },
    {
      name: "Vera Ruiz",
      email: "vera@northwind.example",
      role: "Administrator",
      lastSignIn: "30 October 2026",
      tokens: 0,
      projects: 1,
    },
    {
      name: "Jonas Weber",
      email: "jonas@northwind.example",
      role: "Technician",
      lastSignIn: "29 October 2026",
      tokens: 0,
      projects: 0,
    },
  ],
  withoutManager: ["Harbour substation"],
  changes: [
    {
      title: "Members and roles",
      sentences: [
        "Olive Larsen changed the role of Vera Ruiz from Developer to Administrator",
        "Jonas Weber accepted an invitation and joined as Technician",
      ],
      more: 0,
    },
    { title: "Invitations", sentences: ["Olive Larsen invited jonas@northwind.example as Technician"], more: 3 },
  ],
  areAllChanges: true,
  headSeq: 412,
  headHash: "9f2c7a1d".repeat(8),
  reviewUrl: "https://rollcall.example/orgs/northwind/report",
  teamUrl: "https://rollcall.example/orgs/northwind/team",
  auditLogUrl: "https://rollcall.example/orgs/northwind/audit-log",
  footer: exampleFooter,
};
