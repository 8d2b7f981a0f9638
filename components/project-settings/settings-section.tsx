import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

interface SettingsSectionProps {
  id: string;
  title: string;
  children: ReactNode;
}

export function SettingsSection({ id, title, children }: SettingsSectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4">
      <h2 id={`${id}-title`} className="mb-2.5">
        {title}
      </h2>
      <Card className="divide-y divide-line">{children}</Card>
    </section>
  );
}

interface SettingProps {
  title: ReactNode;
  about: ReactNode;
  children: ReactNode;
}

/** One thing that can be set: what it is on the left, where it is set on the right; one below the other where it is narrow. */
export function Setting({ title, about, children }: SettingProps) {
  return (
    <div className="grid grid-cols-1 gap-x-8 gap-y-3 p-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div>
        <h3 className="font-medium">{title}</h3>
        <div className="text-sm text-muted">{about}</div>
      </div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
