import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { SessionList } from "@/components/accounts/session-list";
import { PageHeader } from "@/components/frame/page-header";
import { listSessions } from "@/lib/sessions/list-sessions";
import { revokeOtherSessionsAction, revokeSessionAction } from "./actions";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const sessions = await load(listSessions, "", {});
  return (
    <>
      <PageHeader
        title="Sessions"
        lead="Browsers that are signed in as you. A session ends automatically after 20 hours."
      />
      <SessionList sessions={sessions} revoke={revokeSessionAction} revokeOthers={revokeOtherSessionsAction} />
    </>
  );
}
