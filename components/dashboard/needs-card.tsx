"use client";

import { CircleCheck } from "lucide-react";
import { createContext, type ReactNode, useContext, useState } from "react";
import { Card } from "@/components/ui/card";

const SettledContext = createContext<(said: string) => void>(() => {});

/** For an act that posts: what it answers, said where the need stood, which is gone from the page that comes with it. */
export function useSettled() {
  return useContext(SettledContext);
}

export function NeedsCard({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<readonly string[]>([]);
  return (
    <SettledContext value={(one) => setSaid((before) => [...before, one])}>
      <Card>
        <div role="status">
          {said.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: answers are only added
            <p key={index} className="flex items-center gap-3 border-b border-line px-4 py-3 wrap-anywhere">
              <CircleCheck aria-hidden size={16} className="mx-2 shrink-0 text-accent-text" />
              {one}
            </p>
          ))}
        </div>
        {children}
      </Card>
    </SettledContext>
  );
}
