"use client";

import { useState } from "react";
import { DownloadForm } from "@/components/forms/download-form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";

interface ExportFormProps {
  slug: string;
  filter: Readonly<Record<string, string>>;
  /** Of the whole log. */
  entries: number;
  /** The filter does not say yet whom it means. */
  blocked: boolean;
}

/** A plain form and no link: the download leaves an entry in the audit log. The browser shows how far it is. */
export function ExportForm({ slug, filter, entries, blocked }: ExportFormProps) {
  const [isAsked, setAsked] = useState(false);
  const isPart = Object.keys(filter).length > 0;
  const number = entries.toLocaleString("en-GB");
  const covers = isPart ? "the entries that fit the filter" : entries === 1 ? "1 entry" : `${number} entries`;
  if (blocked) return null;
  return (
    <DownloadForm action={`/orgs/${slug}/audit-log/export`} onSubmit={() => setAsked(true)}>
      {Object.entries(filter).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex gap-2">
        <Select name="format" aria-label="Format" defaultValue="csv">
          <option value="csv">CSV</option>
          <option value="jsonl">JSON Lines</option>
        </Select>
        <Button type="submit">Export</Button>
      </div>
      <p role="status" className="mt-1 text-sm text-muted">
        {isAsked ? `Downloading ${covers}. Your browser shows how far it is.` : `Exports ${covers}`}
      </p>
    </DownloadForm>
  );
}
