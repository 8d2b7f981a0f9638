import { dayWords } from "@/components/ui/day-words";

interface OwnerMeansProps {
  organisation: string;
  /** The end date that goes, because an owner has none. */
  endsOn?: string | null;
}

/** What somebody becomes with the role Owner: asked once more, because hardly anything says no to an owner. */
export function OwnerMeans({ organisation, endsOn = null }: OwnerMeansProps) {
  return (
    <>
      <p>An owner can do everything in {organisation}:</p>
      <ul className="grid list-disc gap-1 pl-5">
        <li>change the role of anybody, or remove anybody, including you</li>
        <li>decide whether two-factor authentication is required</li>
        <li>delete {organisation}</li>
      </ul>
      <p>Only an owner can take this back.</p>
      {endsOn ? <p>An owner has no end date, so theirs ({dayWords(endsOn)}) is taken off.</p> : null}
    </>
  );
}
