import { Button } from "@/components/ui/button";

/** A plain form and no link: the download leaves an entry in the audit log. Works without JavaScript. */
export function DownloadCsv({ slug }: { slug: string }) {
  return (
    <form method="post" action={`/orgs/${slug}/team/csv`}>
      <Button type="submit">Download CSV</Button>
    </form>
  );
}
