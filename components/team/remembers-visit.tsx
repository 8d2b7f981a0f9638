"use client";

import { useEffect } from "react";

interface RemembersVisitProps {
  name: string;
  value: string;
  /** The only page that it is sent to. */
  path: string;
}

const seconds = 400 * 24 * 60 * 60;

/** Keeps in this browser when the page was last looked at (lib/members/last-visit.ts). Draws nothing. */
export function RemembersVisit({ name, value, path }: RemembersVisitProps) {
  useEffect(() => {
    const secure = window.location.protocol === "https:" ? "; Secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: the page is asked for by GET, so the server may not set it
    document.cookie = `${name}=${value}; Path=${path}; Max-Age=${seconds}; SameSite=Lax${secure}`;
  }, [name, value, path]);
  return null;
}
