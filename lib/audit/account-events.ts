import { z } from "zod";

/** Everything that is known of one kind of event of an account. `also`: what is said behind the words, where it is known. */
interface AccountEventRecord<Details extends z.ZodType = z.ZodType> {
  readonly details: Details;
  readonly words: string;
  readonly also: (details: Partial<z.infer<Details>>) => string | null | undefined;
}

function withDetails<Details extends z.ZodType>(
  details: Details,
  words: string,
  also: AccountEventRecord<Details>["also"] = () => null,
): AccountEventRecord<Details> {
  return { details, words, also };
}

const plain = (words: string) => withDetails(z.strictObject({}), words);

/** The closed list of what happens to an account as such, one record for each. Shown to its person, never to an organisation. */
export const accountEvents = {
  "account.created": plain("Account created"),
  "session.started": withDetails(z.strictObject({ method: z.string(), factor: z.string().optional() }), "Signed in"),
  /** Counted up: one for each clock hour and network. */
  "sign_in.failed": withDetails(
    z.strictObject({ times: z.number().int(), network: z.string() }),
    "Sign-in failed",
    ({ times, network }) => (times && network ? `${times === 1 ? "once" : `${times} times`}, from ${network}` : null),
  ),
  "session.ended": plain("Signed out"),
  "session.revoked": withDetails(
    z.strictObject({ browser: z.string().nullable() }),
    "Session ended",
    ({ browser }) => browser,
  ),
  "sessions.revoked": withDetails(z.strictObject({ ended: z.number().int() }), "All other sessions ended"),
  "name.changed": plain("Name changed"),
  "email.change_asked": plain("Change of the email address asked for"),
  "email.changed": plain("Email address changed"),
  "email.change_undone": plain("Change of the email address undone"),
  "password.changed": plain("Password changed"),
  "password.reset_asked": plain("Password reset asked for"),
  "password.reset": plain("Password reset by email link"),
  "account.locked": withDetails(
    z.strictObject({ minutes: z.number().int().nullable() }),
    "Locked after ten wrong passwords",
  ),
  "identity.confirmed": withDetails(z.strictObject({ way: z.string() }), "Confirmed that it is you"),
  "address.proven": plain("Email address proven again"),
  "address.proof_asked": plain("Link to prove the email address asked for"),
  "code.sent": withDetails(z.strictObject({ way: z.string() }), "Code sent"),
  "two_factor.app_waiting": plain("Setting up an authenticator app began"),
  "two_factor.app_on": plain("Authenticator app turned on"),
  "two_factor.app_off": plain("Authenticator app removed"),
  "two_factor.key_added": withDetails(z.strictObject({ key: z.string() }), "Security key added"),
  "two_factor.key_renamed": withDetails(z.strictObject({ key: z.string() }), "Security key renamed"),
  "two_factor.key_removed": withDetails(z.strictObject({ key: z.string() }), "Security key removed"),
  "two_factor.key_refused": withDetails(z.strictObject({ why: z.string() }), "Security key refused"),
  "two_factor.texts_on": plain("Text-message codes turned on"),
  "recovery_codes.made": plain("New recovery codes made"),
  "recovery_code.used": plain("Recovery code used"),
  "factor.failing": withDetails(
    z.strictObject({ factor: z.string(), minutes: z.number().int() }),
    "Three wrong second-factor entries in a row, after a right password",
  ),
  "factor.locked": withDetails(
    z.strictObject({ factor: z.string(), minutes: z.number().int() }),
    "Second factor locked after ten wrong entries, which ended the sessions that began since the first of them",
  ),
  "mobile.changed": plain("Mobile number changed"),
  "mobile.removed": plain("Mobile number removed"),
  "token.created": withDetails(z.strictObject({ token: z.string() }), "API token created", ({ token }) => token),
  "token.revoked": withDetails(z.strictObject({ token: z.string() }), "API token revoked", ({ token }) => token),
  "sign_in_method.changed": withDetails(
    z.strictObject({ before: z.string().nullable(), after: z.string() }),
    "Sign-in method changed",
  ),
  "two_factor.reset_asked": plain("Reset of two-factor authentication asked for by support"),
  "two_factor.reset_verified": plain("Reset of two-factor authentication allowed by support"),
  "two_factor.reset_cancelled": plain("Reset of two-factor authentication cancelled"),
  "two_factor.reset": plain("Two-factor authentication reset by support"),
  "platform_admin.granted": plain("Made a platform admin"),
  "platform_admin.revoked": plain("No longer a platform admin"),
  "account.unlocked": plain("Unlocked by a platform admin"),
  "account.archived": plain("Archived by a platform admin"),
  "account.unarchived": plain("Taken out of the archive by a platform admin"),
  "sessions.ended_by_admin": withDetails(
    z.strictObject({ ended: z.number().int() }),
    "All sessions ended by a platform admin",
  ),
};

export type AccountEventName = keyof typeof accountEvents;

type DetailsOf<Name extends AccountEventName> = z.infer<(typeof accountEvents)[Name]["details"]>;

export interface AccountEvent {
  readonly scope: "account";
  readonly name: AccountEventName;
  readonly userId: string;
  readonly details: Readonly<Record<string, string | number | null>>;
  /** Given when a message must name the event; otherwise one is made. */
  readonly id?: string;
  /** What happens again adds to the `times` of the one that stands under this id already. */
  readonly countsUp?: true;
}

/** Details may be left out where there are none. */
type Given<Details> =
  Record<string, never> extends Details ? [details?: Details, id?: string] : [details: Details, id?: string];

export function accountEvent<Name extends AccountEventName>(
  name: Name,
  userId: string,
  ...[given, id]: Given<DetailsOf<Name>>
): AccountEvent {
  const details = accountEvents[name].details.parse(given ?? {}) as AccountEvent["details"];
  return { scope: "account", name, userId, details, ...(id ? { id } : {}) };
}

/** What happened, in words. A name that the list no longer has stands for itself: events are older than the list. */
export function describeAccountEvent(name: string, details: AccountEvent["details"]): string {
  if (!Object.hasOwn(accountEvents, name)) return name;
  const { words, also } = accountEvents[name as AccountEventName] as AccountEventRecord;
  const more = also(details);
  return more ? `${words}: ${more}` : words;
}
