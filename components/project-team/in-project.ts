/** Where a form for several in a project posts to, and where it leads back. */
export const inProject = (place: string) => ({
  hidden: { project: place },
  back: { href: `/orgs/${place}/users`, label: "Back to the team members" },
});
