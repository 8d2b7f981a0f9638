import { Inbox, KeyRound } from "lucide-react";

/** Below every page of demo mode, and of no other. A plain link: the mailbox opens beside what one was doing. */
export function DemoBar() {
  return (
    <aside
      aria-label="Demo"
      className="sticky top-[calc(100dvh-var(--demo-bar))] flex min-h-(--demo-bar) flex-wrap items-center justify-center gap-x-3 border-t border-line bg-sunken px-4 text-sm text-muted"
    >
      <span className="hidden sm:inline">This is a demo: mails and text messages go nowhere.</span>
      <a
        href="/dev/mailbox"
        target="rollcall-mailbox"
        className="link inline-flex min-h-10 items-center gap-1.5 font-medium"
      >
        <Inbox aria-hidden size={15} />
        Demo mailbox
        <span className="sr-only">(opens in a tab of its own)</span>
      </a>
      <a href="/dev/codes" target="rollcall-mailbox" className="link inline-flex min-h-10 items-center gap-1.5">
        <KeyRound aria-hidden size={15} />
        Codes
        <span className="sr-only">of authenticator apps (opens in a tab of its own)</span>
      </a>
    </aside>
  );
}
