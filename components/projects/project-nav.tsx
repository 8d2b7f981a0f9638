"use client";

import { usePathname } from "next/navigation";
import { currentItem, type NavItem } from "@/components/frame/current-item";
import { Tabs } from "@/components/frame/tabs";

/** The pages of one project. */
export function ProjectNav({ items }: { items: readonly NavItem[] }) {
  const current = currentItem(items, usePathname() ?? "");
  return <Tabs label="Project" items={items} current={current} of="not resolved" className="mt-1" />;
}
