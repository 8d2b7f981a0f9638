"use client";

import { Note } from "@/components/ui/note";

/** Why there is no button for a key here, and what to do. */
export function KeyNeeds({ isSupported, instead }: { isSupported: boolean | null; instead: string }) {
  if (isSupported === false)
    return <Note tone="warn">This browser cannot use security keys or passkeys. {instead}</Note>;
  return (
    <div className="hidden noscript:block">
      <Note tone="warn">Security keys and passkeys need JavaScript. Turn it on and reload the page. {instead}</Note>
    </div>
  );
}
