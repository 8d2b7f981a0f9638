import { openUserPool, userNameOf } from "../lib/testing/local-cognito";

/** For the demo: puts a person into the user pool of its directory, or takes them out of it, as whoever runs a real one would. */
const [act, email, endpoint] = process.argv.slice(2);
if (!(act === "add" || act === "remove") || !email?.includes("@") || !endpoint) {
  console.error("npm run directory:person -- add|remove EMAIL ADDRESS, with the address that the demo prints");
  process.exit(1);
}
const pool = await openUserPool(endpoint);
if (act === "add") await pool.add(email);
else await pool.remove(userNameOf(email));
pool.close();
console.log(`${email} is ${act === "add" ? "in" : "out of"} the user pool ${pool.pool}.`);
