import { PageHeader } from "@/components/frame/page-header";
import { Note } from "@/components/ui/note";

/** Where the organisation does not let its members ask. */
export function AskingIsOff() {
  return (
    <>
      <PageHeader title="Ask to join a project" />
      <Note>
        This organisation does not let its members ask. A manager of the project can invite you; an owner or
        administrator can change this in Settings.
      </Note>
    </>
  );
}
