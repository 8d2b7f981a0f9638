import { DateText } from "@/components/ui/date-text";
import { FactList } from "@/components/ui/fact-list";
import type { InvitationView } from "@/lib/invitations/get-invitation";

export function InvitationFacts({ invitation }: { invitation: InvitationView }) {
  const { roleLabel, keepsRole, email, expiresAt, message, projects } = invitation;
  const roleSentence = keepsRole ? "Stays as it is." : invitation.roleSentence;
  return (
    <>
      <FactList
        facts={[
          {
            term: "Role",
            detail: (
              <>
                <span className="font-medium">{roleLabel}</span>
                {roleSentence ? <span className="block text-sm text-muted">{roleSentence}</span> : null}
              </>
            ),
          },
          ...(projects.length > 0
            ? [{ term: projects.length === 1 ? "Project" : "Projects", detail: <Projects projects={projects} /> }]
            : []),
          { term: "For", detail: <span className="wrap-anywhere">{email}</span> },
          { term: "Until", detail: <DateText at={expiresAt} format="long" /> },
        ]}
      />
      {message ? <p className="wrap-anywhere whitespace-pre-line">“{message}”</p> : null}
    </>
  );
}

/** What each project of the invitation brings. */
function Projects({ projects }: Pick<InvitationView, "projects">) {
  return (
    <ul className="grid gap-2">
      {projects.map(({ name, may }) => (
        <li key={name}>
          <span className="font-medium wrap-anywhere">{name}</span>
          <span className="block text-sm text-muted">{may.length > 0 ? may.join(", ") : "No permissions yet"}</span>
        </li>
      ))}
    </ul>
  );
}
