import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { load } from "@/app/_server/load";
import { DirectoryStanding } from "@/components/directory/directory-standing";
import { UnsettledList } from "@/components/directory/unsettled-list";
import { WatchProgress } from "@/components/directory/watch-progress";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { getDirectory } from "@/lib/directory/get-directory";
import { retryDirectoryAction } from "../actions";

export const metadata: Metadata = { title: "Directory group" };

/** For those who manage the team: whether the directory's group is as the team is (product.md 4.10). */
export default async function DirectoryPage({ params, searchParams }: PageProps<"/orgs/[org]/settings/directory">) {
  const { org } = await params;
  const { after } = await searchParams;
  const asked = typeof after === "string" && after.length <= 1000 ? { after } : {};
  const directory = await load(getDirectory, org, asked);
  if (!directory) notFound();
  const { isMade, failing, counts } = directory;
  const isUnderWay = failing !== null || !isMade || counts.waiting + counts.leaving > 0;
  return (
    <div className="max-w-[640px]">
      <Crumbs href={`/orgs/${directory.slug}/settings`} up="Settings" here="Directory group" />
      <PageHeader
        title="Directory group"
        lead="Everybody in this team is also in a group of an Amazon Cognito user pool, so that other programs know who is in. Joining and leaving never wait for it."
      />
      <DirectoryStanding directory={directory} retry={retryDirectoryAction} />
      <UnsettledList directory={directory} isFirstPage={after === undefined} retry={retryDirectoryAction} />
      {isUnderWay ? <WatchProgress /> : null}
    </div>
  );
}
