import { join } from "node:path";
import { localCredentials, openUserPool, startLocalCognito } from "../../lib/testing/local-cognito";
import { people } from "./people";

/** Not there at first, so that there is somebody who is not found. */
const absent = ["vera@northwind.example"];

/** A stand-in for Amazon Cognito beside the demo, with the people of the demo in its user pool; it is kept in the demo's folder. */
export async function demoDirectory(dataDir: string) {
  const server = await startLocalCognito(join(dataDir, "cognito"));
  const pool = await openUserPool(server.endpoint);
  const known = await pool.people();
  for (const { email } of Object.values(people))
    if (!known.includes(email) && !absent.includes(email)) await pool.add(email);
  const { endpoint, pool: id } = pool;
  return {
    env: { ...localCredentials, COGNITO_USER_POOL: id, COGNITO_REGION: "eu-west-2", COGNITO_ENDPOINT: endpoint },
    notes: (appUrl: string) => `
The directory's groups are at ${appUrl}/dev/directory. Vera is not in it; to put somebody in:
  npm run directory:person -- add vera@northwind.example ${endpoint}`,
    async stop() {
      pool.close();
      await server.stop();
    },
  };
}
