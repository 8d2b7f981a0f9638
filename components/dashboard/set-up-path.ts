/** Where somebody sets up two-factor authentication, and comes back from. */
export const setUpPath = (slug: string) => `/two-factor/setup?next=${encodeURIComponent(`/orgs/${slug}`)}`;
