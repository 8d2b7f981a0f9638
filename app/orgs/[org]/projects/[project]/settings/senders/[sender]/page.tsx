import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { ChangeSenderForm } from "@/components/project-settings/change-sender-form";
import { projectPlace } from "@/lib/kernel/project-place";
import { getSender } from "@/lib/project-settings/get-sender";
import { changeSenderAction, makeDefaultSenderAction, removeSenderAction } from "../../actions";

export const metadata: Metadata = { title: "Change a sender" };

type Props = PageProps<"/orgs/[org]/projects/[project]/settings/senders/[sender]">;

export default async function SenderPage({ params }: Props) {
  const { org, project, sender: senderId } = await params;
  const place = projectPlace(org, project);
  const sender = await load(getSender, place, { senderId });
  return (
    <div className="mx-auto max-w-[560px]">
      <Crumbs href={`/orgs/${place}/settings#senders`} up="Settings" here={sender.value} />
      <PageHeader
        title={sender.kind === "text" ? "Change a sender name" : "Change a reply-to address"}
        lead={sender.value}
      />
      <ChangeSenderForm
        place={place}
        sender={sender}
        change={changeSenderAction}
        makeDefault={makeDefaultSenderAction}
        remove={removeSenderAction}
      />
    </div>
  );
}
