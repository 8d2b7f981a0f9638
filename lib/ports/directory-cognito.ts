import {
  AdminAddUserToGroupCommand,
  AdminRemoveUserFromGroupCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  UpdateGroupCommand,
  type UserType,
} from "@aws-sdk/client-cognito-identity-provider";
import { type Directory, DirectoryError, type DirectoryPerson, type GeneralReason } from "./directory";
import { checkedEndpoint } from "./endpoint";

export interface CognitoOptions {
  readonly region: string;
  readonly pool: string;
  /** Absolute URL; AWS's own for the region when absent or null. */
  readonly endpoint?: string | null;
  /** The longest that a call may take, with all its tries. */
  readonly deadlineMs?: number;
  /** How often a call is made before it has failed. */
  readonly attempts?: number;
}

/** Groups of an Amazon Cognito user pool, with credentials found the way that AWS's own tools find them. */
export function cognitoDirectory({
  region,
  pool,
  endpoint,
  deadlineMs = 10_000,
  attempts = 3,
}: CognitoOptions): Directory {
  const client = new CognitoIdentityProviderClient({
    region,
    ...(endpoint ? { endpoint: checkedEndpoint("COGNITO_ENDPOINT", endpoint) } : {}),
    // Every call may be made again, so that a hiccup need not wait for the queue.
    maxAttempts: attempts,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
  const inPool = { UserPoolId: pool };

  /** Bounded as a whole: the signal reaches the request only, not the search for credentials before it. */
  async function call<Answer>(run: (options: { abortSignal: AbortSignal }) => Promise<Answer>): Promise<Answer> {
    const signal = AbortSignal.timeout(deadlineMs);
    const late = new Promise<never>((_, reject) => signal.addEventListener("abort", reject, { once: true }));
    try {
      return await Promise.race([run({ abortSignal: signal }), late]);
    } catch (error) {
      throw signal.aborted ? new DirectoryError("unreachable") : understood(error);
    }
  }

  async function* listUsers(attribute: "sub" | "email", value: string): AsyncGenerator<UserType> {
    const Filter = `${attribute} = "${value.replace(/["\\]/g, "\\$&")}"`;
    let PaginationToken: string | undefined;
    do {
      const asked = new ListUsersCommand({ ...inPool, Filter, PaginationToken });
      const page = await call((options) => client.send(asked, options));
      yield* page.Users ?? [];
      PaginationToken = page.PaginationToken;
    } while (PaginationToken);
  }

  return {
    name: "Cognito",
    pool,
    async makeGroup(GroupName, Description) {
      const group = { ...inPool, GroupName };
      const found = await call((options) => client.send(new GetGroupCommand(group), options)).catch(unless("no_group"));
      if (found) {
        if (found.Group?.Description !== Description)
          await call((options) => client.send(new UpdateGroupCommand({ ...group, Description }), options));
        return { isNew: false };
      }
      try {
        await call((options) => client.send(new CreateGroupCommand({ ...group, Description }), options));
      } catch (error) {
        if (!(error instanceof DirectoryError)) throw error;
        // A try before this one, whose answer was lost.
        if (error.code === "GroupExistsException") return { isNew: false };
        // It was the pool that was not found.
        throw error.reason === "no_group" ? new DirectoryError("no_pool", error.code) : error;
      }
      return { isNew: true };
    },
    async removeGroup(GroupName) {
      await call((options) => client.send(new DeleteGroupCommand({ ...inPool, GroupName }), options)).catch(
        unless("no_group"),
      );
    },
    async findBySub(sub) {
      for await (const user of listUsers("sub", sub)) return personOf(user);
      return null;
    },
    async findByAddress(address) {
      // In whatever letters it is written there. Each person once, because a search may answer both spellings alike.
      const found = new Map<string, UserType>();
      for (const spelling of new Set([address, address.toLowerCase()]))
        for await (const user of listUsers("email", spelling)) found.set(personOf(user).sub, user);
      // Whoever registers there may type any address: only a proven one says whose it is.
      const [proven, second] = Array.from(found.values()).filter(
        (user) => attributeOf(user, "email_verified") === "true",
      );
      if (second) throw new DirectoryError("ambiguous");
      if (proven) return personOf(proven);
      if (found.size > 0) throw new DirectoryError("unverified");
      return null;
    },
    async putIn(GroupName, { username: Username }) {
      await call((options) => client.send(new AdminAddUserToGroupCommand({ ...inPool, GroupName, Username }), options));
    },
    async takeOut(GroupName, { username: Username }) {
      await call((options) =>
        client.send(new AdminRemoveUserFromGroupCommand({ ...inPool, GroupName, Username }), options),
      ).catch(unless("no_person"));
    },
    async *listMembers(GroupName) {
      let NextToken: string | undefined;
      do {
        const asked = new ListUsersInGroupCommand({ ...inPool, GroupName, Limit: 60, NextToken });
        const page = await call((options) => client.send(asked, options));
        for (const user of page.Users ?? []) yield personOf(user);
        NextToken = page.NextToken;
      } while (NextToken);
    },
    close: () => client.destroy(),
  };
}

const attributeOf = ({ Attributes }: UserType, name: string) => Attributes?.find(({ Name }) => Name === name)?.Value;

function personOf(user: UserType): DirectoryPerson {
  const [sub, username] = [attributeOf(user, "sub"), user.Username];
  // Any JSON with status 200 looks like a success to the package.
  if (!sub || !username) throw new DirectoryError("unreachable", "UnexpectedAnswer");
  return { sub, username };
}

/** For a call whose aim is reached when that is not there. */
const unless = (reason: "no_group" | "no_person") => (error: unknown) => {
  if (error instanceof DirectoryError && error.reason === reason) return null;
  throw error;
};

/** Cognito's names of what went wrong, as far as they say whom it concerns. */
const known: Readonly<Record<string, GeneralReason | "no_person">> = {
  ResourceNotFoundException: "no_group",
  UserNotFoundException: "no_person",
  TooManyRequestsException: "busy",
  ThrottlingException: "busy",
  LimitExceededException: "full",
  AccessDeniedException: "denied",
  NotAuthorizedException: "denied",
  UnrecognizedClientException: "denied",
  IncompleteSignatureException: "denied",
  InvalidSignatureException: "denied",
  ExpiredTokenException: "denied",
  MissingAuthenticationTokenException: "denied",
  OptInRequired: "denied",
  CredentialsProviderError: "denied",
};

/**
 * What else it refuses with 400 is about the one call, and must not keep others out. The package's own words are left out,
 * because they may name the person.
 */
function understood(error: unknown): DirectoryError {
  if (error instanceof DirectoryError) return error;
  const { name, code, $metadata } = error as { name?: string; code?: string; $metadata?: { httpStatusCode?: number } };
  const said = (code ?? name ?? "").replace(/\W/g, "").slice(0, 60) || null;
  if (said && known[said]) return new DirectoryError(known[said], said);
  // A page that is not Cognito's is a proxy's, or of something else that stands there.
  const status = said === "SyntaxError" ? undefined : $metadata?.httpStatusCode;
  if (status === 401 || status === 403) return new DirectoryError("denied", said);
  return new DirectoryError(status !== undefined && status >= 400 && status < 500 ? "refused" : "unreachable", said);
}
