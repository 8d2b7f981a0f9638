"use client";

import { KeyRound, MailPlus, MailX, UserMinus } from "lucide-react";
import { type Kind, SeveralBar } from "@/components/several/several-bar";
import { mostAtOnce } from "@/lib/project-team/input";

const kinds: readonly Kind[] = [
  {
    box: "person",
    counted: (number) => (number === 1 ? "1 person" : `${number} people`),
    deeds: [
      { value: "permissions", label: "Change permissions", icon: KeyRound },
      { value: "remove", label: "Remove", icon: UserMinus, isDanger: true },
    ],
  },
  {
    box: "invitation",
    counted: (number) => (number === 1 ? "1 invitation" : `${number} invitations`),
    deeds: [
      { value: "resend", label: "Resend", icon: MailPlus },
      { value: "cancel", label: "Cancel invitations", icon: MailX, isDanger: true },
    ],
  },
];

/** What may be done to several on a project's team page. */
export function TeamBar({ path }: { path: string }) {
  return <SeveralBar path={path} kinds={kinds} mostAtOnce={mostAtOnce} />;
}
