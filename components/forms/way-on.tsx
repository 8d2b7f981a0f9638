"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { stepPath } from "./step-pages";

/** The page shows what is so no longer. */
const outlived = ["other_person", "other_build", "changed_meanwhile"];

/** What the link to each step says. It opens beside the form, so that what was typed stays. */
const steps: Readonly<Record<string, string>> = {
  sign_in: "Sign in again in a new tab",
  revalidate_email: "Check it in a new tab",
  set_up_two_factor: "Set it up in a new tab",
  second_step: "Use your second factor in a new tab",
  step_up: "Confirm that it is you in a new tab",
};

/** After a refusal's sentence: what makes the same form pass. Nothing where that is not known. */
export function WayOn({ reason }: { reason: string | undefined }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const here = query ? `${path}?${query}` : path;
  const step = reason ? steps[reason] : undefined;
  const page = stepPath(reason, here);
  if (step && page)
    return (
      <>
        {" "}
        <a className="underline underline-offset-2" href={page} target="_blank" rel="noopener">
          {step}
        </a>
        , then send this again.
      </>
    );
  if (!reason || !outlived.includes(reason)) return null;
  return (
    <>
      {" "}
      <a className="underline underline-offset-2" href={here}>
        Reload the page
      </a>
      , then send this again.
    </>
  );
}
