import { z } from "zod";
import { fold } from "./fold";

const shortestSlug = 2;
const longestSlug = 40;

/** Words that are, or may become, a route of ours beside `/orgs/[org]`, and names that would speak for the installation. */
const reservedSlugs: ReadonlySet<string> = new Set(
  (
    "about abuse account accounts actions admin administrator all api app assets audit auth billing blog contact current " +
    "demo dev docs edit everyone favicon health help home hostmaster internal invitation invitations invite legal login " +
    "logout mail me member members new next noreply null official orgs organisation organisations owner password personal " +
    "postmaster privacy profile projects public register reports robots roles rollcall root search security services " +
    "session sessions settings sign-in sign-out sign-up signin signup sitemap static status support system team teams " +
    "terms test token tokens two-factor undefined user users webmaster well-known www"
  ).split(" "),
);

/** Why this cannot be an organisation's name in URLs, as a sentence for the form, or null. */
export function slugProblem(slug: string): string | null {
  if (slug === "") return "Enter a URL name";
  if (slug.length < shortestSlug || slug.length > longestSlug)
    return `URL names have ${shortestSlug} to ${longestSlug} characters`;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug))
    return "Use lower-case letters a to z, digits and single hyphens between them";
  if (reservedSlugs.has(slug)) return "This URL name is reserved";
  return null;
}

export const slugField = z.string().transform((text, context): string => {
  const slug = text.trim();
  const problem = slugProblem(slug);
  if (problem === null) return slug;
  context.addIssue({ code: "custom", message: problem });
  return z.NEVER;
});

/** A URL name to begin with. Always valid; whether it is free only the database knows. */
export function suggestSlug(name: string): string {
  const slug = fold(name)
    .replace(/'/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, "");
  if (slugProblem(slug) === null) return slug;
  return slug === "" ? "our-team" : `${slug}-team`;
}
