import { Tabs } from "@/components/frame/tabs";

export type RequestTab = "waiting" | "asked" | "decided";

interface RequestTabsProps {
  slug: string;
  tab: RequestTab;
  /** How many wait for the reader; null: it is not said. */
  waiting: number | null;
}

/** The three lists of requests, each with an address of its own. */
export function RequestTabs({ slug, tab, waiting }: RequestTabsProps) {
  const base = `/orgs/${slug}/requests`;
  const hrefs = { waiting: base, asked: `${base}?show=asked`, decided: `${base}?show=decided` } as const;
  const items = [
    { href: hrefs.waiting, label: "Waiting for you", count: waiting ?? 0 },
    { href: hrefs.asked, label: "Asked by you" },
    { href: hrefs.decided, label: "Decided" },
  ];
  return <Tabs label="Requests" items={items} current={hrefs[tab]} of="waiting" className="mb-6" />;
}
