import { DateText } from "@/components/ui/date-text";

interface ExtentProps {
  entries: number;
  /** When the first one was written; null for none. */
  since: string | null;
}

/** How much a log holds: "412 entries since 3 March 2025". */
export function Extent({ entries, since }: ExtentProps) {
  if (since === null) return "No entries yet";
  return (
    <>
      {entries.toLocaleString("en-GB")} {entries === 1 ? "entry" : "entries"} since{" "}
      <DateText at={since} format="long" />
    </>
  );
}
