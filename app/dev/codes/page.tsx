import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { configuration } from "@/app/_server/configuration";
import { database } from "@/app/_server/database";
import { SkipLink } from "@/components/frame/skip-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { readDemoCodes } from "@/lib/operations/read-demo-codes";

export const metadata: Metadata = { title: "Demo codes" };

/** What the authenticator apps of the demo's people show. Exists in demo mode only, which listens on this machine only (OP-08). */
export default async function DemoCodesPage() {
  const { demo, encryptionKeys } = configuration();
  if (!demo) notFound();
  const codes = await readDemoCodes(database(), encryptionKeys, Date.now());
  return (
    <>
      <SkipLink />
      <main id="main" tabIndex={-1} className="mx-auto grid max-w-[760px] grid-cols-1 gap-4 px-4 py-8">
        <h1>Authenticator codes</h1>
        <p className="text-muted">
          What the demo’s people see in their authenticator apps. A code works once, for about a minute: reload for new
          ones.
        </p>
        <Card>
          {codes.length === 0 ? (
            <EmptyState title="Nobody has an app yet">Set one up under Profile, Security.</EmptyState>
          ) : (
            <ul aria-label="Codes" className="divide-y divide-line">
              {codes.map(({ name, email, code }) => (
                <li key={email} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
                  <span className="min-w-0 flex-1 basis-40">
                    <span className="block font-medium wrap-anywhere">{name}</span>
                    <span className="block text-sm text-muted wrap-anywhere">{email}</span>
                  </span>
                  <span className="font-medium tabular-nums">
                    {code.slice(0, 3)} {code.slice(3)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </main>
    </>
  );
}
