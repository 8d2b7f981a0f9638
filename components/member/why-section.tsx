import { Check, X } from "lucide-react";
import { Card } from "@/components/ui/card";
import type { WhyView } from "@/lib/members/explain-permission";
import type { MemberView } from "@/lib/members/get-member";
import { Section } from "./section";
import { WhyForm } from "./why-form";
import { WhyReasons } from "./why-reasons";

interface WhySectionProps {
  view: MemberView;
  why: WhyView;
}

/** The question, and beneath it the answer: whether they can, and through what. */
export function WhySection({ view, why }: WhySectionProps) {
  const { member } = view;
  const { answer } = why;
  const first = member.name.split(" ")[0];
  return (
    <Section id="why" title={`Why can ${member.isYou ? "you" : first}…?`}>
      <Card>
        <WhyForm view={view} why={why} />
        <div aria-live="polite">
          {answer ? (
            <div className="flex gap-3 border-t border-line px-4 py-3.5">
              <Mark isHeld={answer.isHeld} />
              <div className="grid min-w-0 gap-1 wrap-anywhere">
                <p className="font-medium">{sentenceOf(member.name, answer)}</p>
                <WhyReasons view={view} why={why} answer={answer} />
              </div>
            </div>
          ) : (
            <Unanswered asked={why.asked} />
          )}
        </div>
      </Card>
    </Section>
  );
}

function Unanswered({ asked }: Pick<WhyView, "asked">) {
  if (!asked.isProjectMissing && !asked.permission) return null;
  return (
    <p className="border-t border-line px-4 py-3.5 text-muted">
      {asked.isProjectMissing
        ? "There is no such project any more, or you cannot open it. Choose another one."
        : "Choose the project too: this permission is held project by project."}
    </p>
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
