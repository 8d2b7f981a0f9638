import { MessageSquareText } from "lucide-react";
import Link from "next/link";
import { TimeAgo } from "@/components/ui/time-ago";
import { type MailboxView, mailboxAddress } from "./mailbox-address";

export interface ListedMail {
  readonly key: string;
  readonly recipient: string;
  readonly subject: string;
  readonly isText: boolean;
  readonly preview: string;
  /** ISO 8601. */
  readonly at: string;
}

interface MailListProps {
  mails: readonly ListedMail[];
  view: MailboxView;
  from: string;
}

/** As an inbox lists them: who it came from and went to, subject, how it begins, and when. */
export function MailList({ mails, view, from }: MailListProps) {
  return (
    <ul aria-label="Mails and text messages" className="divide-y divide-line">
      {mails.map(({ key, recipient, subject, isText, preview, at }) => (
        <li key={key}>
          <Link
            href={mailboxAddress({ ...view, mail: key, as: "html" })}
            aria-current={key === view.mail ? "true" : undefined}
            className="grid grid-cols-1 gap-0.5 px-4 py-3 hover:bg-sunken focus-visible:-outline-offset-2 aria-[current=true]:bg-accent-soft"
          >
            <span className="flex items-baseline justify-between gap-3 text-sm text-muted">
              <span className="min-w-0 truncate">
                {from} to {recipient}
              </span>
              <span className="shrink-0">
                <TimeAgo at={at} />
              </span>
            </span>
            <span className="flex min-w-0 items-center gap-1.5 font-medium">
              {isText ? <MessageSquareText aria-hidden size={15} className="shrink-0 text-muted" /> : null}
              <span className="min-w-0 truncate">{subject}</span>
            </span>
            <span className="truncate text-sm text-muted">{preview}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
