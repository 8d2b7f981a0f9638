import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { DirectoryView } from "@/lib/directory/get-directory";
import { DirectoryStanding } from "./directory-standing";
import type { RetryAction } from "./retry-button";

/** On the settings page: how far the group is; who is not settled has a page of their own. */
export function DirectorySection({ directory, retry }: { directory: DirectoryView; retry: RetryAction }) {
  const { slug, unsettled } = directory;
  return (
    <section id="directory" aria-labelledby="directory-title" className="scroll-mt-4">
      <h2 id="directory-title" className="mb-2.5">
        Directory group
      </h2>
      <DirectoryStanding directory={directory} retry={retry} />
      <p className="mt-2.5">
        <Link href={`/orgs/${slug}/settings/directory`} className={buttonClass("secondary", "sm")}>
          {unsettled.length > 0 ? "See who is not settled" : "See more"}
        </Link>
      </p>
    </section>
  );
}
