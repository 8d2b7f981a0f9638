import type { Permission } from "@/lib/permissions/table";
import type { InviteeActor, MemberActor, TokenActor, UserActor, VisitorActor } from "./actor";
import type {
  AccountScene,
  FounderScene,
  InviteeScene,
  MemberScene,
  PlatformScene,
  SelfScene,
  SignedInMemberScene,
  TokenScene,
  VisitorScene,
} from "./scene";

/**
 * Who may run a command or query. Declared once beside it, checked by the wrapper, enumerated by the registry test.
 *
 * - `{ role }`: a member whose role holds the permission, or their token that has it among its scopes
 * - `member`: any member of the organisation, signed in; never a token, whose scopes would bound nothing here
 * - `token`: whoever presents a token, about that token
 * - `self`: a signed-in person, about what is theirs
 * - `account`: the same, where it reaches into every organisation that they belong to
 * - `founder`: a signed-in person, in the organisation that the command is about to create
 * - `platform`: a platform admin with a second factor in this session; to anybody else it does not exist
 * - `invitee`: whoever holds an invitation
 * - `public`: anybody
 */
export type Access =
  | { readonly role: Permission }
  | "member"
  | "token"
  | "self"
  | "account"
  | "founder"
  | "platform"
  | "invitee"
  | "public";

export type ActorOf<A extends Access> = A extends { role: Permission }
  ? MemberActor | TokenActor
  : A extends "member"
    ? MemberActor
    : A extends "token"
      ? TokenActor
      : A extends "self" | "account" | "founder" | "platform"
        ? UserActor
        : A extends "invitee"
          ? InviteeActor
          : VisitorActor;

export type SceneOf<A extends Access> = A extends { role: Permission }
  ? MemberScene
  : A extends "member"
    ? SignedInMemberScene
    : A extends "token"
      ? TokenScene
      : A extends "self"
        ? SelfScene
        : A extends "account"
          ? AccountScene
          : A extends "founder"
            ? FounderScene
            : A extends "platform"
              ? PlatformScene
              : A extends "invitee"
                ? InviteeScene
                : VisitorScene;
