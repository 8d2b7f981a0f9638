"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/lib/kernel/form-state";
import { teamRefusals } from "./refusals";

interface OwnerNudgeProps {
  slug: string;
  name: string;
  isOwner: boolean;
  putAway: FormAction<object>;
}

/** While there is one owner: if they lose access, nobody can change that. */
export function OwnerNudge({ slug, name, isOwner, putAway }: OwnerNudgeProps) {
  return (
    <section
      aria-label="One owner"
      className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 bg-info-soft py-[3px] pr-2 pl-4 text-sm text-info"
    >
      <p className="min-w-0 flex-1 basis-64 py-1 wrap-anywhere">
        <b>{name} has one owner.</b>{" "}
        {isOwner
          ? "If you lose access, nobody can change that."
          : "If they lose access, nobody can change that. Ask them to choose a second owner."}
      </p>
      <div className="flex items-center gap-2">
        {isOwner ? (
          <Link
            href={`/orgs/${slug}/team?sort=role&note=choose-owner`}
            prefetch={false}
            className={`${buttonClass("secondary", "sm")} text-info`}
          >
            Choose an owner
          </Link>
        ) : null}
        <CommandForm action={putAway} sentences={teamRefusals.put_owner_nudge_away} hidden={{ organisation: slug }}>
          <button
            type="submit"
            aria-label="Put this away"
            className="grid size-7 place-items-center rounded-sm hover:bg-surface max-sm:size-10"
          >
            <X aria-hidden size={16} />
          </button>
        </CommandForm>
      </div>
    </section>
  );
}
