"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { DownloadForm } from "@/components/forms/download-form";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { Select } from "@/components/ui/select";

interface ExportFormProps {
  slug: string;
  filter: Readonly<Record<string, string>>;
  /** Of the whole log. */
  entries: number;
}

/** A plain form and no link: the download leaves an entry in the audit log. The browser shows how far it is. */
export function ExportForm({ slug, filter, entries }: ExportFormProps) {
  const [isAsked, setAsked] = useState(false);
  const isPart = Object.keys(filter).length > 0;
  const number = entries.toLocaleString("en-GB");
  const covers = isPart ? "the entries that fit the filter" : entries === 1 ? "1 entry" : `${number} entries`;
  return (
    <DownloadForm action={`/orgs/${slug}/audit-log/export`} onSubmit={() => setAsked(true)} className="contents">
      {Object.entries(filter).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select name="format" aria-label="Format" defaultValue="csv" className="mb-2.5 w-[112px] max-sm:grow">
        <option value="csv">CSV</option>
        <option value="jsonl">JSON Lines</option>
      </Select>
      <Button type="submit" title={`Exports ${covers}`} className="mb-2.5 max-sm:flex-1">
        <Download aria-hidden size={14} />
        Export
      </Button>
      <div role="status" className="order-last basis-full">
        {isAsked ? (
          <div className="mb-4">
            <Note>Downloading {covers}. Your browser shows how far it is.</Note>
          </div>
        ) : null}
      </div>
    </DownloadForm>
  );
}
