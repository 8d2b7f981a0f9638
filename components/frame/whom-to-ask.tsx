"use client";

import { useParams, usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

interface Whom {
  readonly permission: string | null;
  readonly people: readonly { readonly name: string; readonly email: string; readonly role: string }[];
}

/**
 * Which permission is missing, and who can give it. Asked for when the page is shown: the words of a refusal are sent along
 * with every page, where nobody is to be asked for them.
 */
export function WhomToAsk() {
  const page = usePathname();
  const { org } = useParams<{ org: string }>();
  const [whom, setWhom] = useState<Whom | "failed" | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    fetch(`/orgs/${org}/whom-to-ask?${new URLSearchParams({ page })}`, { signal: leaving.signal, redirect: "error" })
      .then(async (answer) => setWhom(answer.ok ? ((await answer.json()) as Whom) : "failed"))
      .catch(() => leaving.signal.aborted || setWhom("failed"));
    return () => leaving.abort();
  }, [org, page]);

  if (whom === "failed") return null;
  if (whom === null)
    return (
      <div className="mt-4 noscript:hidden">
        <Skeleton className="h-24 w-full max-w-[560px]" />
      </div>
    );
  return (
    <Card className="mt-4 max-w-[560px]">
      {whom.permission ? (
        <p className="border-b border-line px-5 py-3.5">
          The permission that is missing: <b>{whom.permission}</b>
        </p>
      ) : null}
      <div className="px-5 py-3.5">
        <h2 className="mb-1">Whom to ask</h2>
        <ul className="grid gap-1">
          {whom.people.map(({ name, email, role }) => (
            <li key={email} className="wrap-anywhere">
              {name}, {role}:{" "}
              <a href={`mailto:${email}`} className="link">
                {email}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
