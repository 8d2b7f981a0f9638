import type { Metadata } from "next";
import Link from "next/link";
import { ask, load, loadTogether } from "@/app/_server/load";
import { noteSaid } from "@/app/_server/note-said";
import { PageHeader } from "@/components/frame/page-header";
import { AskedList } from "@/components/requests/asked-list";
import { DecidedList } from "@/components/requests/decided-list";
import { type RequestTab, RequestTabs } from "@/components/requests/request-tabs";
import { WaitingList } from "@/components/requests/waiting-list";
import { buttonClass } from "@/components/ui/button";
import { Said } from "@/components/ui/said";
import { listAskedRequests } from "@/lib/requests/list-asked-requests";
import { listDecidedRequests } from "@/lib/requests/list-decided-requests";
import { listWaitingRequests } from "@/lib/requests/list-waiting-requests";
import { withdrawJoinRequestAction } from "./actions";

export const metadata: Metadata = { title: "Requests" };

/** As many as remind of what one decided last. */
const lately = 3;

const notes: Readonly<Record<string, string>> = {
  asked: "Your request is sent. You hear by email what they decide.",
  approve: "You approved the request. They are told by email.",
  reject: "You rejected the request. They are told by email.",
};

export default async function RequestsPage({ params, searchParams }: PageProps<"/orgs/[org]/requests">) {
  const { org } = await params;
  const { show, after, note } = await searchParams;
  const asked = typeof after === "string" && after.length <= 1000 ? { after } : {};
  const said = noteSaid(notes, note);
  const tab: RequestTab = show === "asked" || show === "decided" ? show : "waiting";
  const base = `/orgs/${org}/requests`;
  const more = (next: string | null) =>
    next ? (
      <Link
        href={`${base}?${new URLSearchParams({ ...(tab === "waiting" ? {} : { show: tab }), after: next })}`}
        className={buttonClass("secondary")}
      >
        Show more
      </Link>
    ) : null;
  const top = (waiting: number | null, lead: string) => (
    <>
      <PageHeader title="Requests" lead={lead} />
      <Said>{said}</Said>
      <RequestTabs slug={org} tab={tab} waiting={waiting} />
    </>
  );
  if (tab === "asked") {
    const list = await load(listAskedRequests, org, asked);
    return (
      <>
        {top(null, "What you have asked of others here, and what they answered.")}
        <AskedList list={list} withdraw={withdrawJoinRequestAction} />
        {more(list.next)}
      </>
    );
  }
  if (tab === "decided") {
    const { requests, next } = await load(listDecidedRequests, org, asked);
    return (
      <>
        {top(null, "What was asked of those who manage projects, and what they answered.")}
        <DecidedList requests={requests} />
        {more(next)}
      </>
    );
  }
  const [waiting, decided] = await loadTogether(org, ask(listWaitingRequests, asked), ask(listDecidedRequests, {}));
  const { requests, next } = waiting;
  const isAll = next === null && asked.after === undefined;
  const count =
    isAll && requests.length > 0 ? `${requests.length} ${requests.length === 1 ? "waits" : "wait"} for you. ` : "";
  return (
    <>
      {top(isAll ? requests.length : null, `${count}The people who asked are told what you decide.`)}
      <WaitingList {...waiting} />
      {more(next)}
      {decided.requests.length > 0 && asked.after === undefined ? (
        <section aria-labelledby="lately">
          <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-4">
            <h2 id="lately">Decided lately</h2>
            <Link href={`${base}?show=decided`} className="link text-sm font-medium">
              All decided
            </Link>
          </div>
          <DecidedList requests={decided.requests.slice(0, lately)} />
        </section>
      ) : null}
    </>
  );
}
