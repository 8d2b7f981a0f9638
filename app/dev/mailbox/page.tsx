import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { configuration } from "@/app/_server/configuration";
import { database } from "@/app/_server/database";
import { SkipLink } from "@/components/frame/skip-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { MailText } from "@/components/ui/mail-text";
import { TimeAgo } from "@/components/ui/time-ago";
import { readMailbox } from "@/lib/operations/read-mailbox";

export const metadata: Metadata = { title: "Demo mailbox" };

/** Where demo mode's mails and text messages go. Exists in demo mode only, which listens on this machine only (OP-08). */
export default async function MailboxPage() {
  if (!configuration().demo) notFound();
  const messages = await readMailbox(database());
  return (
    <>
      <SkipLink />
      <main id="main" tabIndex={-1} className="mx-auto grid max-w-[760px] grid-cols-1 gap-4 px-4 py-8">
        <h1>Demo mailbox</h1>
        <p className="text-muted">
          Every mail and text message that Rollcall would have sent, newest first. Reload to see new ones.
        </p>
        {messages.length === 0 ? (
          <Card>
            <EmptyState title="Nothing sent yet">Invite somebody, or create an account.</EmptyState>
          </Card>
        ) : (
          messages.map(({ key, recipient, subject, text, createdAt }) => (
            <Card key={key} className="p-5">
              <h2>{subject}</h2>
              <p className="mb-3 text-sm text-muted">
                To {recipient} · <TimeAgo at={createdAt.toISOString()} />
              </p>
              <MailText text={text} />
            </Card>
          ))
        )}
      </main>
    </>
  );
}
