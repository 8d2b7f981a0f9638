import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

interface SettingsSectionProps {
  id: string;
  title: string;
  children: ReactNode;
}

/** One group of settings: each child is a row, a `Setting` or a field of a form. */
export function SettingsSection({ id, title, children }: SettingsSectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4">
      <h2 id={`${id}-title`} className="mb-2.5">
        {title}
      </h2>
      <Card className="setting-rows">{children}</Card>
    </section>
  );
}

interface SettingProps {
  title: ReactNode;
  about?: ReactNode;
  children: ReactNode;
}

/** One thing that can be set: what it is on the left, where it is set on the right; one below the other where it is narrow. */
export function Setting({ title, about, children }: SettingProps) {
  return (
    <div className="setting">
      <div>
        <h3 className="font-medium">{title}</h3>
        {about ? <div className="text-sm text-muted">{about}</div> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

interface DestroysProps {
  id: string;
  title: string;
  /** What happens, in a sentence or two. */
  about: ReactNode;
  /** The button, which leads to where it is confirmed. */
  children: ReactNode;
}

/** What destroys: at the end, apart from everything else, behind a button. */
export function Destroys({ id, title, about, children }: DestroysProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="flex scroll-mt-4 flex-wrap items-center justify-between gap-x-8 gap-y-3 border-t border-line pt-8"
    >
      <div className="min-w-0 max-w-[560px] flex-1 basis-60">
        <h2 id={`${id}-title`}>{title}</h2>
        <div className="text-muted wrap-anywhere">{about}</div>
      </div>
      {children}
    </section>
  );
}
