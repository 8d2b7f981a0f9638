import Link from "next/link";
import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { FactList } from "@/components/ui/fact-list";
import type { OrganisationDetails } from "@/lib/admin/get-organisation";
import { OrganisationState } from "./organisation-state";

/** How big it is, what state it is in and whom to write to; nothing of what is inside. */
export function OrganisationFacts({ organisation }: { organisation: OrganisationDetails }) {
  const { members, reserved, seatLimit, owners } = organisation;
  return (
    <Card className="mb-8 p-5">
      <FactList
        plain
        facts={[
          { term: "State", detail: <OrganisationState deletedAt={organisation.deletedAt} /> },
          { term: "Seats", detail: `${members} members and ${reserved} invitations of ${seatLimit}` },
          {
            term: "Owners",
            detail:
              owners.length === 0 ? (
                "None"
              ) : (
                <ul>
                  {owners.map(({ id, name, email }) => (
                    <li key={id} className="wrap-anywhere">
                      <Link href={`/admin/users/${id}`} className="link">
                        {name}
                      </Link>{" "}
                      {email}
                    </li>
                  ))}
                </ul>
              ),
          },
          { term: "Created", detail: <DateText at={organisation.createdAt} format="long" /> },
        ]}
      />
    </Card>
  );
}
