import type { ReactNode } from "react";
import { DateText } from "@/components/ui/date-text";
import type { RoleHeldThrough } from "@/lib/members/get-member";

interface HeldThroughProps {
  through: RoleHeldThrough;
  joinedAt: string;
}

/** Through what a role is held, as a sentence. */
export function HeldThrough({ through, joinedAt }: HeldThroughProps): ReactNode {
  if (through.kind === "changed")
    return (
      <>
        The role was given by {who(through.by)} on <DateText at={through.at} format="long" />.
      </>
    );
  if (through.kind === "taken_over" || through.kind === "handed_over")
    return (
      <>
        {through.kind === "taken_over" ? "Ownership was taken over from" : "Held since ownership was handed over to"}{" "}
        {who(through.by)} on <DateText at={through.at} format="long" />.
      </>
    );
  if (through.kind === "invited")
    return (
      <>
        Held through an invitation from {who(through.by)}, accepted on <DateText at={through.at} format="long" />. Not
        changed since.
      </>
    );
  if (through.kind === "founded")
    return (
      <>
        Held since they created the organisation on <DateText at={joinedAt} format="long" />.
      </>
    );
  return (
    <>
      Held since they joined on <DateText at={joinedAt} format="long" />. The log does not say who gave it.
    </>
  );
}

/** Somebody by name, as long as there is one. */
export const who = (name: string | null) => name ?? "somebody who is no longer a member";
