import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { DashboardView } from "@/lib/dashboard/get-dashboard";
import type { FormAction } from "@/lib/kernel/form-state";
import { setUpPath } from "./set-up-path";
import { WelcomeCard } from "./welcome-card";

interface WelcomeProps {
  dashboard: DashboardView;
  putAway: FormAction<null>;
}

/** To somebody who has just joined: where they are, as what, and what to do first. */
export function Welcome({ dashboard, putAway }: WelcomeProps) {
  const { name, slug, role, welcome, you } = dashboard;
  if (!welcome) return null;
  const first = [
    ...(you.hasTwoFactor ? [] : [{ href: setUpPath(slug), label: "Set up two-factor authentication" }]),
    { href: `/orgs/${slug}/projects`, label: "See the projects" },
    { href: "/profile", label: "Check your name and address on your profile" },
  ];
  return (
    <WelcomeCard
      slug={slug}
      title={`Welcome to ${name}`}
      lead={`${welcome.invitedBy ? `${welcome.invitedBy} invited you. ` : ""}You are ${role.label} here. ${role.sentence}`}
      putAway={putAway}
    >
      <div className="border-t border-line px-4 py-3">
        <h3 className="font-semibold">What to do first</h3>
        <ul className="mt-1">
          {first.map(({ href, label }) => (
            <li key={href} className="flex items-center gap-2">
              <ArrowRight aria-hidden size={14} className="shrink-0 text-faint" />
              <Link href={href} className="link py-1 max-sm:py-2.5">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </WelcomeCard>
  );
}
