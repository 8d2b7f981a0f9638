import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { configuration } from "@/app/_server/configuration";
import { database } from "@/app/_server/database";
import { MailList } from "@/components/demo/mail-list";
import { mailboxAddress, readMailboxView } from "@/components/demo/mailbox-address";
import { OpenMail } from "@/components/demo/open-mail";
import { SkipLink } from "@/components/frame/skip-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchForm } from "@/components/ui/search-form";
import { findDemoMail, listedMails, readMailbox } from "@/lib/operations/read-mailbox";

export const metadata: Metadata = { title: "Demo mailbox" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where demo mode's mails and text messages go. Exists in demo mode only, which listens on this machine only (OP-08). */
export default async function MailboxPage({ searchParams }: Props) {
  const { demo, mailFrom } = configuration();
  if (!demo) notFound();
  const view = readMailboxView(await searchParams);
  const mails = await readMailbox(database(), view.to);
  const found = view.mail ? await findDemoMail(database(), view.mail) : null;
  if (view.mail && !found) notFound();
  const open = found ? { ...found, at: found.createdAt.toISOString() } : null;
  return (
    <>
      <SkipLink />
      <main id="main" tabIndex={-1} className="mx-auto grid max-w-[1180px] grid-cols-1 gap-4 px-4 py-8 sm:px-6">
        <div className="grid grid-cols-1 gap-x-6 gap-y-3 sm:flex sm:items-start sm:justify-between">
          <div>
            <h1>Demo mailbox</h1>
            <p className="text-muted">
              Every mail and text message that Rollcall would have sent, newest first. Reload to see new ones.
            </p>
          </div>
          <a href="/" className="link inline-flex min-h-10 shrink-0 items-center sm:min-h-7">
            Back to Rollcall
          </a>
        </div>
        <div>
          <SearchForm path="/dev/mailbox" label="Search by address" placeholder="Address or number" search={view.to} />
          {view.to ? (
            <p className="-mt-1 text-muted">
              Only what went to “{view.to}”.{" "}
              <Link href={mailboxAddress({ ...view, to: "", mail: null })} className="link">
                Show everybody’s
              </Link>
            </p>
          ) : null}
        </div>
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[380px_minmax(0,1fr)]">
          <Card className={`overflow-hidden ${open ? "hidden lg:block" : ""}`}>
            {mails.length > 0 ? (
              <MailList mails={mails} view={view} from={mailFrom.name} />
            ) : view.to ? (
              <EmptyState title="Nothing went there">Look for part of an address, like “adam”.</EmptyState>
            ) : (
              <EmptyState title="Nothing sent yet">Invite somebody, or create an account.</EmptyState>
            )}
            {mails.length === listedMails ? (
              <p className="border-t border-line px-4 py-3 text-sm text-muted">
                The newest {listedMails} are listed. Search by address to see older ones.
              </p>
            ) : null}
          </Card>
          <Card className={open ? "" : "hidden lg:block"}>
            {open ? (
              <OpenMail mail={open} view={view} from={`${mailFrom.name} <${mailFrom.address}>`} />
            ) : (
              <EmptyState title="No mail is open">Choose one from the list.</EmptyState>
            )}
          </Card>
        </div>
      </main>
    </>
  );
}
