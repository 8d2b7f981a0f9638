import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { FactList } from "@/components/ui/fact-list";
import { MailText } from "@/components/ui/mail-text";
import { MomentText } from "@/components/ui/moment-text";
import { type MailboxView, mailboxAddress, mailFrameAddress } from "./mailbox-address";

interface OpenMailProps {
  mail: {
    readonly key: string;
    readonly recipient: string;
    readonly subject: string;
    readonly html: string;
    readonly text: string;
    /** ISO 8601. */
    readonly at: string;
  };
  view: MailboxView;
  from: string;
}

/** One mail as it looks. Its own page lies in a frame that runs nothing and may only open its links in a tab of their own. */
export function OpenMail({ mail, view, from }: OpenMailProps) {
  const { key, recipient, subject, html, text, at } = mail;
  const isDrawn = html !== "" && view.as === "html";
  return (
    <article aria-labelledby="subject" className="grid min-w-0 grid-cols-1 gap-4 p-4 sm:p-5">
      <Link
        href={mailboxAddress({ ...view, mail: null })}
        className="link -my-2 inline-flex min-h-10 items-center gap-1.5 justify-self-start lg:hidden"
      >
        <ArrowLeft aria-hidden size={15} />
        All mails
      </Link>
      <h2 id="subject" className="wrap-anywhere">
        {subject}
      </h2>
      <FactList
        facts={[
          { term: "From", detail: from },
          { term: "To", detail: recipient },
          { term: "Sent", detail: <MomentText at={at} /> },
        ]}
      />
      {html === "" ? null : (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Choices label="Part of the mail">
            <Choice view={{ ...view, as: "html" }} isCurrent={isDrawn}>
              HTML
            </Choice>
            <Choice view={{ ...view, as: "text" }} isCurrent={!isDrawn}>
              Text
            </Choice>
          </Choices>
          {isDrawn ? (
            <Choices label="Width">
              <Choice view={{ ...view, width: "full" }} isCurrent={view.width === "full"}>
                Full width
              </Choice>
              <Choice view={{ ...view, width: "phone" }} isCurrent={view.width === "phone"}>
                Phone
              </Choice>
            </Choices>
          ) : null}
        </div>
      )}
      {isDrawn ? (
        <iframe
          title={`Mail: ${subject}`}
          src={mailFrameAddress(key)}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          className={`h-[640px] w-full rounded-md border border-line ${view.width === "phone" ? "mx-auto max-w-[360px]" : ""}`}
        />
      ) : (
        <div className="rounded-md border border-line p-4 wrap-anywhere">
          <MailText text={text} />
        </div>
      )}
    </article>
  );
}

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label}>
      <ul className="flex gap-1 rounded-md bg-sunken p-1">{children}</ul>
    </nav>
  );
}

function Choice({ view, isCurrent, children }: { view: MailboxView; isCurrent: boolean; children: ReactNode }) {
  return (
    <li>
      <Link
        href={mailboxAddress(view)}
        aria-current={isCurrent ? "true" : undefined}
        className="flex min-h-10 items-center rounded-sm px-3 text-sm text-muted hover:text-ink sm:min-h-7 aria-[current=true]:bg-surface aria-[current=true]:font-medium aria-[current=true]:text-ink aria-[current=true]:shadow-card"
      >
        {children}
      </Link>
    </li>
  );
}
