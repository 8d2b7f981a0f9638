import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { MemberView } from "@/lib/members/get-member";
import { HeldThrough } from "./held-through";
import { Section } from "./section";

interface RoleSectionProps {
  view: MemberView;
  /** The role as a button for whoever may change it, else as a badge. */
  badge: ReactNode;
}

export function RoleSection({ view, badge }: RoleSectionProps) {
  const { slug, member, roleSentence, heldThrough } = view;
  return (
    <Section
      id="role"
      title="Role"
      more={
        <Link href={`/orgs/${slug}/team/roles`} className="link text-sm font-medium">
          What {member.role.label} may do
        </Link>
      }
    >
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
          <p className="min-w-0 flex-1 basis-56 wrap-anywhere">
            {roleSentence || "One of this organisation’s own roles."}
          </p>
          {badge}
        </div>
        {heldThrough ? (
          <p className="border-t border-line px-4 py-3 text-sm wrap-anywhere text-muted">
            <HeldThrough through={heldThrough} joinedAt={member.joinedAt} />
          </p>
        ) : null}
      </Card>
    </Section>
  );
}
