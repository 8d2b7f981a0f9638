import Link from "next/link";
import type { ReactNode } from "react";
import { BrandMark } from "@/components/ui/brand-mark";
import { Card } from "@/components/ui/card";
import { SkipLink } from "./skip-link";

export interface LonePageProps {
  title: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
  /** A muted line below the card. */
  footer?: ReactNode;
}

/** One thing to do, nothing else: signing in, accepting, confirming. */
export function LonePage({ title, lead, children, footer }: LonePageProps) {
  return (
    <>
      <SkipLink />
      <div className="grid min-h-[calc(100dvh-var(--demo-bar))] grid-cols-1 content-center justify-items-center gap-5 px-4 py-6 sm:px-6">
        <header>
          <Link href="/" className="block rounded-md">
            <BrandMark size={36} />
            <span className="sr-only">Rollcall</span>
          </Link>
        </header>
        <main id="main" tabIndex={-1} className="w-full max-w-[440px]">
          <Card className="rounded-xl p-6 sm:p-8">
            <h1>{title}</h1>
            {lead ? <div className="mt-1.5 text-muted">{lead}</div> : null}
            {children ? <div className="mt-5 grid grid-cols-1 gap-5">{children}</div> : null}
          </Card>
        </main>
        {footer ? <footer className="max-w-[440px] text-center text-sm text-muted">{footer}</footer> : null}
      </div>
    </>
  );
}
