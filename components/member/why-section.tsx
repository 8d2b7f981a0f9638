import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { WhyView } from "@/lib/members/explain-permission";
import type { MemberView } from "@/lib/members/get-member";
import { Section } from "./section";
import { WhyReasons } from "./why-reasons";

interface WhySectionProps {
  view: MemberView;
  why: WhyView;
}

/** A plain GET form: the answer has an address, and needs no script. */
export function WhySection({ view, why }: WhySectionProps) {
  const { slug, member } = view;
  const { asked, permissions, projects, hasMoreProjects, answer } = why;
  const first = member.name.split(" ")[0];
  return (
    <Section id="why" title={`Why can ${member.isYou ? "you" : first}…?`}>
      <Card>
        <form action={`/orgs/${slug}/team/${member.id}#why`} className="flex flex-wrap items-end gap-2 px-4 py-3">
          <Choice name="permission" label="Permission" value={asked.permission ?? ""}>
            <option value="">Choose a permission</option>
            <optgroup label="In a project">
              {permissions.project.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </optgroup>
            <optgroup label="In the organisation">
              {permissions.organisation.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </optgroup>
          </Choice>
          <Choice name="project" label="Project" value={asked.project?.id ?? ""}>
            <option value="">No project</option>
            {projects.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choice>
          <Button type="submit">Show why</Button>
        </form>
        {hasMoreProjects ? (
          <p className="px-4 pb-3 text-sm text-muted">
            {projects.length} projects are listed, by name: first those whose team{" "}
            {member.isYou ? "you are" : `${first} is`} in.
          </p>
        ) : null}
        <div aria-live="polite">
          {answer ? (
            <div className="flex gap-3 border-t border-line px-4 py-3.5">
              <Mark isHeld={answer.isHeld} />
              <div className="grid min-w-0 gap-1 wrap-anywhere">
                <p className="font-medium">{sentenceOf(member.name, answer)}</p>
                <WhyReasons view={view} why={why} answer={answer} />
              </div>
            </div>
          ) : asked.permission ? (
            <p className="border-t border-line px-4 py-3.5 text-muted">
              Choose the project too: this permission is held project by project.
            </p>
          ) : null}
        </div>
      </Card>
    </Section>
  );
}

function Choice({ name, label, value, children }: { name: string; label: string; value: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 flex-1 basis-48 gap-1">
      <label htmlFor={`why-${name}`} className="text-sm font-medium">
        {label}
      </label>
      {/* Drawn anew with another answer, so that it shows what was asked. */}
      <select key={value} id={`why-${name}`} name={name} defaultValue={value} className="field truncate">
        {children}
      </select>
    </div>
  );
}

function Mark({ isHeld }: { isHeld: boolean }) {
  const Icon = isHeld ? Check : X;
  return (
    <span
      aria-hidden
      className={`grid size-8 shrink-0 place-items-center rounded-full ${isHeld ? "bg-accent-soft text-accent-text" : "bg-sunken text-muted"}`}
    >
      <Icon size={16} />
    </span>
  );
}

/** "Yes, Piotr Baran can manage API integration in Harbour substation." */
function sentenceOf(name: string, { isHeld, label, in: project }: NonNullable<WhyView["answer"]>): string {
  const may = `${label.charAt(0).toLowerCase()}${label.slice(1)}${project ? ` in ${project}` : ""}`;
  return isHeld ? `Yes, ${name} can ${may}.` : `No, ${name} cannot ${may}.`;
}
