import { nameOfRole } from "@/lib/permissions/role";
import { token } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** What a program can ask about the token that it holds: whose it is, where it counts, and what it may do there now. */
export const getToken = defineQuery({
  name: "get_token",
  access: token,
  input: nothing,
  async run({ organisation, actor }) {
    const { userId, name, email, role, token, permissions } = actor;
    return {
      user: { id: userId, name, email },
      organisation: { id: organisation.id, name: organisation.name, slug: organisation.slug },
      role: nameOfRole(role),
      token: { id: token.id, name: token.name, scopes: token.scopes, expiresAt: token.expiresAt.toISOString() },
      /** Scopes that the owner's role holds now (AP-02). */
      permissions: Array.from(permissions),
    };
  },
});
