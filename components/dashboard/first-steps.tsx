import { Circle, CircleCheck } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { FirstStepName } from "@/lib/dashboard/first-steps";
import type { DashboardView } from "@/lib/dashboard/get-dashboard";
import type { FormAction } from "@/lib/kernel/form-state";
import { setUpPath } from "./set-up-path";
import { WelcomeCard } from "./welcome-card";

interface Step {
  readonly title: string;
  readonly why: string;
  readonly act: string;
  readonly href: (slug: string) => string;
}

const steps: Readonly<Record<FirstStepName, Step>> = {
  two_factor: {
    title: "Set up two-factor authentication for yourself",
    why: "Then somebody who knows your password cannot sign in as you.",
    act: "Set it up",
    href: setUpPath,
  },
  invite: {
    title: "Invite somebody",
    why: "One person, or paste a list of addresses.",
    act: "Invite",
    href: (slug) => `/orgs/${slug}/team/invite`,
  },
  second_owner: {
    title: "Choose a second owner",
    why: "If you are the only owner and lose access, nobody can change that.",
    act: "Choose",
    href: (slug) => `/orgs/${slug}/team`,
  },
  require_two_factor: {
    title: "Require two-factor authentication of everybody",
    why: "Today, or from a day that you choose.",
    act: "Require it",
    href: (slug) => `/orgs/${slug}/team/two-factor`,
  },
};

interface FirstStepsProps {
  slug: string;
  steps: NonNullable<DashboardView["firstSteps"]>;
  putAway: FormAction<null>;
}

/** What an owner of a new team does first. Each ticks itself. */
export function FirstSteps({ slug, steps: all, putAway }: FirstStepsProps) {
  const done = all.filter(({ isDone }) => isDone).length;
  return (
    <WelcomeCard slug={slug} title="First steps" lead={`${done} of ${all.length} done`} putAway={putAway}>
      <ol>
        {all.map(({ name, isDone }) => {
          const { title, why, act, href } = steps[name];
          return (
            <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-3">
              {isDone ? (
                <CircleCheck aria-hidden size={18} className="shrink-0 text-accent-text" />
              ) : (
                <Circle aria-hidden size={18} className="shrink-0 text-faint" />
              )}
              <span className="min-w-0 flex-1 basis-48">
                <span className={isDone ? "text-muted" : "font-semibold"}>{title}</span>
                {isDone ? <span className="sr-only">, done</span> : <span className="block text-muted">{why}</span>}
              </span>
              {isDone ? null : (
                <Link href={href(slug)} className={buttonClass("secondary", "sm")}>
                  {act}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </WelcomeCard>
  );
}
