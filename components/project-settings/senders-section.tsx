import Link from "next/link";
import { Setting, SettingsSection } from "@/components/frame/settings-section";
import { buttonClass } from "@/components/ui/button";
import { Pill } from "@/components/ui/pill";
import type { ProjectSettingsView } from "@/lib/project-settings/get-project-settings";
import { senderLabels } from "@/lib/project-settings/labels";

const about = {
  email: "Where answers to your emails go.",
  text: "What phones show instead of a number.",
} as const;

interface SendersSectionProps {
  place: string;
  senders: ProjectSettingsView["senders"];
}

export function SendersSection({ place, senders }: SendersSectionProps) {
  const base = `/orgs/${place}/settings/senders`;
  return (
    <SettingsSection id="senders" title="Senders">
      {(["email", "text"] as const).map((kind) => (
        <Setting key={kind} title={senderLabels[kind].all} about={about[kind]}>
          <div className="grid justify-items-start gap-3">
            {senders[kind].length > 0 ? (
              <ul aria-label={senderLabels[kind].all} className="w-full divide-y divide-line">
                {senders[kind].map(({ id, value, isDefault }) => (
                  <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 first:pt-0">
                    <span className="min-w-0 flex-1 basis-40 wrap-anywhere">
                      {value} {isDefault ? <Pill tone="green">Default</Pill> : null}
                    </span>
                    <Link href={`${base}/${id}`} className="link">
                      Change<span className="sr-only"> {value}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="text-muted">None yet. The first one becomes the default.</p>
            )}
            <Link href={`${base}/new?kind=${kind}`} className={buttonClass()}>
              {kind === "email" ? "Add a reply-to address" : "Add a sender name"}
            </Link>
          </div>
        </Setting>
      ))}
    </SettingsSection>
  );
}
