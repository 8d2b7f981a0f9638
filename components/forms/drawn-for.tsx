"use client";

import { createContext, type ReactNode, useContext } from "react";
import { drawnForField } from "@/lib/kernel/echo-form";

const DrawnFor = createContext("");

/** Around the whole site: whose page this is. It stays what it was when the page came, whoever signs in beside it. */
export function DrawnForProvider({ userId, children }: { userId: string; children: ReactNode }) {
  return <DrawnFor value={userId}>{children}</DrawnFor>;
}

/** For what is posted without a form. */
export function useDrawnFor(): string {
  return useContext(DrawnFor);
}

/** In every form that posts: the server refuses one that does not say for whom its page was drawn. */
export function DrawnForField() {
  return <input type="hidden" name={drawnForField} value={useDrawnFor()} />;
}
