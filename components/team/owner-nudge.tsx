import { Note } from "@/components/ui/note";

/** While there is one owner: if they lose access, nobody can change that. */
export function OwnerNudge({ name, isOwner }: { name: string; isOwner: boolean }) {
  return (
    <div className="mb-5">
      <Note title={`${name} has one owner.`}>
        {isOwner
          ? "If you lose access, nobody can change that. Make a second person owner: click their role in the list."
          : "If they lose access, nobody can change that. Ask them to make a second person owner."}
      </Note>
    </div>
  );
}
