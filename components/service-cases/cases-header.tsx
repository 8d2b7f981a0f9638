import Link from "next/link";
import { PageHeader } from "@/components/frame/page-header";
import { buttonClass } from "@/components/ui/button";

interface CasesHeaderProps {
  base: string;
  shown: "list" | "board";
  mayCreate: boolean;
}

/** A board needs a wide screen: below that the list is all there is to choose. */
export function CasesHeader({ base, shown, mayCreate }: CasesHeaderProps) {
  return (
    <PageHeader
      title="Service cases"
      lead="Newest first. What is open waits for somebody to pick it up."
      actions={
        <>
          <nav aria-label="View" className="hidden gap-1 lg:flex">
            <ViewLink href={base} label="List" isShown={shown === "list"} />
            <ViewLink href={`${base}?view=board`} label="Board" isShown={shown === "board"} />
          </nav>
          {mayCreate ? (
            <Link href={`${base}/new`} className={buttonClass("primary")}>
              New case
            </Link>
          ) : null}
        </>
      }
    />
  );
}

function ViewLink({ href, label, isShown }: { href: string; label: string; isShown: boolean }) {
  return (
    <Link
      href={href}
      aria-current={isShown ? "page" : undefined}
      className={`${buttonClass("ghost")} aria-[current=page]:bg-sunken aria-[current=page]:text-ink`}
    >
      {label}
    </Link>
  );
}
