import { DownloadForm } from "@/components/forms/download-form";
import { Button } from "@/components/ui/button";

export function DownloadCsv({ slug }: { slug: string }) {
  return (
    <DownloadForm action={`/orgs/${slug}/team/csv`}>
      <Button type="submit">Download CSV</Button>
    </DownloadForm>
  );
}
