import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateUserPoolCommand,
  DeleteGroupCommand,
  ListGroupsCommand,
  ListUserPoolsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  type UserType,
} from "@aws-sdk/client-cognito-identity-provider";
import { freePort } from "./free-port";

// Said by the package at its first use, of versions that are not out yet.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

/** What AWS's own tools ask for, and a local server believes. */
export const localCredentials = {
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
};

/**
 * Starts `cognito-local`, a stand-in for Amazon Cognito that keeps user pools in a folder and is spoken to over HTTP, and waits
 * until it answers. It ends with this process.
 */
export async function startLocalCognito(folder: string) {
  mkdirSync(join(folder, ".cognito"), { recursive: true });
  // Its own default makes every address a user name, as no pool does that lets people change theirs.
  const settings = { UserPoolDefaults: { UsernameAttributes: [] } };
  writeFileSync(join(folder, ".cognito", "config.json"), JSON.stringify(settings));
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const program = createRequire(import.meta.url).resolve("cognito-local/lib/bin/start.js");
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: { ...process.env, HOST: "127.0.0.1", PORT: String(port), NODE_NO_WARNINGS: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaints = "";
  child.stderr.on("data", (part) => {
    complaints += part;
  });
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);
  const isUp = () =>
    fetch(`${endpoint}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`cognito-local ended with ${child.exitCode}: ${complaints}`);
    await wait(50);
  }
  return {
    endpoint,
    async stop() {
      process.off("exit", endWithUs);
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "close");
    },
  };
}

/** The user name that somebody with this address gets unless another is given: never the address itself. */
export const userNameOf = (email: string) => email.replace("@", ".at.");

/** What whoever runs a user pool does in it, past Rollcall: for the demo and for tests. */
export async function openUserPool(endpoint: string, name = "rollcall") {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new CognitoIdentityProviderClient({ region: "local", endpoint, credentials });
  const { UserPools = [] } = await client.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  const pool = UserPools.find(({ Name }) => Name === name)?.Id ?? (await createPool(client, name));
  const inPool = { UserPoolId: pool };
  const emailOf = ({ Attributes }: UserType) => Attributes?.find((each) => each.Name === "email")?.Value ?? "";
  return {
    endpoint,
    pool,
    /** Answers the user name, which is another one for each. */
    async add(email: string, { isVerified = true, username = userNameOf(email) } = {}): Promise<string> {
      const UserAttributes = [
        { Name: "email", Value: email },
        { Name: "email_verified", Value: String(isVerified) },
      ];
      await client.send(
        new AdminCreateUserCommand({ ...inPool, Username: username, UserAttributes, MessageAction: "SUPPRESS" }),
      );
      return username;
    },
    rename: (Username: string, email: string) =>
      client.send(
        new AdminUpdateUserAttributesCommand({
          ...{ ...inPool, Username },
          UserAttributes: [
            { Name: "email", Value: email },
            { Name: "email_verified", Value: "true" },
          ],
        }),
      ),
    remove: (Username: string) => client.send(new AdminDeleteUserCommand({ ...inPool, Username })),
    removeGroup: (GroupName: string) => client.send(new DeleteGroupCommand({ ...inPool, GroupName })),
    putIn: (GroupName: string, Username: string) =>
      client.send(new AdminAddUserToGroupCommand({ ...inPool, GroupName, Username })),
    takeOut: (GroupName: string, Username: string) =>
      client.send(new AdminRemoveUserFromGroupCommand({ ...inPool, GroupName, Username })),
    /** Addresses of all people in the pool. */
    async people(): Promise<string[]> {
      const { Users = [] } = await client.send(new ListUsersCommand(inPool));
      return Users.map(emailOf).toSorted();
    },
    async groups(): Promise<{ name: string; description: string; members: string[] }[]> {
      const { Groups = [] } = await client.send(new ListGroupsCommand(inPool));
      return Promise.all(
        Groups.map(async ({ GroupName = "", Description = "" }) => {
          const { Users = [] } = await client.send(new ListUsersInGroupCommand({ ...inPool, GroupName }));
          return { name: GroupName, description: Description, members: Users.map(emailOf).toSorted() };
        }),
      );
    },
    close: () => client.destroy(),
  };
}

async function createPool(client: CognitoIdentityProviderClient, PoolName: string): Promise<string> {
  const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName }));
  if (!UserPool?.Id) throw new Error("cognito-local made a user pool without an id");
  // It answers 500 to whoever asks for a group before there has been one.
  const first = { UserPoolId: UserPool.Id, GroupName: "first" };
  await client.send(new CreateGroupCommand(first));
  await client.send(new DeleteGroupCommand(first));
  return UserPool.Id;
}

export type UserPool = Awaited<ReturnType<typeof openUserPool>>;
