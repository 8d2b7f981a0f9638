import Link from "next/link";
import { listed } from "@/components/ui/listed";
import type { MyPlaces } from "@/lib/members/list-my-places";

type Named = MyPlaces["places"]["alone"];

interface KeptByProps {
  organisation: { readonly slug: string; readonly name: string };
  places: MyPlaces;
}

/** Whether an organisation lets somebody go by themselves. The server asks again, under its locks. */
export function keeps({ isOnlyOwner, places: { alone, live } }: MyPlaces): boolean {
  return isOnlyOwner || alone.count > 0 || live.count > 0;
}

/** Why an organisation does not let somebody go, and what they do first. */
export function KeptBy({ organisation: { slug, name }, places }: KeptByProps) {
  const { alone, live } = places.places;
  return (
    <>
      {places.isOnlyOwner ? (
        <p>
          You are the only owner of {name}.{" "}
          <Link className="link" href={`/orgs/${slug}/team`}>
            Choose another owner
          </Link>{" "}
          first.
        </p>
      ) : null}
      {alone.count > 0 ? (
        <p>
          You are the only manager of {named(alone)}. {another(slug)}
        </p>
      ) : null}
      {live.count > 0 ? (
        <p>
          You are one of the two managers that a live project, or one that asks to go live, needs: {named(live)}.{" "}
          {another(slug)}
        </p>
      ) : null}
    </>
  );
}

const named = ({ count, first }: Named) =>
  listed([...first, ...Array.from({ length: count - first.length }, () => "")], first.length);

const another = (slug: string) => (
  <>
    <Link className="link" href={`/orgs/${slug}/projects`}>
      Choose another manager
    </Link>{" "}
    first.
  </>
);
