import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { AddSenderForm } from "@/components/project-settings/add-sender-form";
import { Card } from "@/components/ui/card";
import { projectPlace } from "@/lib/kernel/project-place";
import { getProjectSettings } from "@/lib/project-settings/get-project-settings";
import { addSenderAction } from "../../actions";

export const metadata: Metadata = { title: "Add a sender" };

type Props = PageProps<"/orgs/[org]/projects/[project]/settings/senders/new">;

export default async function NewSenderPage({ params, searchParams }: Props) {
  const { org, project } = await params;
  const { kind } = await searchParams;
  const place = projectPlace(org, project);
  const { name } = await load(getProjectSettings, place, {});
  const isText = kind === "text";
  return (
    <div className="mx-auto max-w-[560px]">
      <Crumbs
        href={`/orgs/${place}/settings#senders`}
        up="Settings"
        here={isText ? "Add a sender name" : "Add a reply-to address"}
      />
      <PageHeader title={isText ? "Add a sender name" : "Add a reply-to address"} lead={`For messages of ${name}.`} />
      <Card className="p-5">
        <AddSenderForm place={place} kind={isText ? "text" : "email"} action={addSenderAction} />
      </Card>
    </div>
  );
}
