import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import type { Floor } from "@/lib/project-team/rules";
import { floorWords } from "./refusals";

/** In place of the button: why the project cannot let this manager go, and what to do first. */
export function KeepsNote({ keeps, path }: { keeps: NonNullable<Floor>; path: string }) {
  return (
    <Note
      tone="warn"
      action={
        <Link href={`${path}/invite?as=manager`} className={buttonClass()}>
          Choose a manager
        </Link>
      }
    >
      {floorWords[keeps]}
    </Note>
  );
}
