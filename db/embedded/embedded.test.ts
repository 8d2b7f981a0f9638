import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { startEmbeddedPostgres } from "../embedded/embedded";

const root = mkdtempSync(join(tmpdir(), "rollcall-embedded-"));
const dataDir = join(root, "open", ".data");

mkdirSync(join(root, "shelter"));
// mkdtemp makes a private folder; the data of the first tests lies where the server's user may pass.
chmodSync(root, 0o711);
chmodSync(join(root, "shelter"), 0o711);

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function ask<Row>(url: string, statement: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe<Row[] & object[]>(statement);
  } finally {
    await sql.end();
  }
}

const pidOf = (folder: string) => Number.parseInt(readFileSync(join(folder, "data", "postmaster.pid"), "utf8"), 10);

test("the embedded server starts, keeps its data and its port over a stop, and asks for its password", async () => {
  const first = await startEmbeddedPostgres({ dataDir, durable: true });
  await ask(first.url, "create table kept (word text)");
  await ask(first.url, "insert into kept values ('ÄPFEL')");
  const [settings] = await ask<Record<string, string>>(
    first.url,
    "select current_setting('listen_addresses') host, current_setting('unix_socket_directories') sockets, version()",
  );
  expect(settings).toMatchObject({ host: "127.0.0.1", sockets: "" });
  expect(settings?.version).toContain("PostgreSQL 18");
  await expect(ask(first.url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow(
    "password authentication failed",
  );
  expect(statSync(join(dataDir, "postgres", "password")).mode & 0o777).toBe(0o600);
  await first.stop();
  await expect(ask(first.url, "select 1")).rejects.toThrow("ECONNREFUSED");

  const second = await startEmbeddedPostgres({ dataDir, durable: true });
  expect(second).toMatchObject({ url: first.url, adopted: false });
  expect(await ask(second.url, "select lower(word) word from kept")).toEqual([{ word: "äpfel" }]);
  await second.stop();
}, 60_000);

test("a server of the same folder that runs already is adopted and left running", async () => {
  const [one, other] = await Promise.all([
    startEmbeddedPostgres({ dataDir, durable: true }),
    startEmbeddedPostgres({ dataDir, durable: true }),
  ]);
  const [keeper, guest] = one.adopted ? [other, one] : [one, other];
  expect([keeper.adopted, guest.adopted]).toEqual([false, true]);
  await guest.stop();
  expect(await ask(keeper.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await keeper.stop();
}, 60_000);

test("after a kill the server starts again with every committed row", async () => {
  for (let round = 0; round < 2; round += 1) {
    const server = await startEmbeddedPostgres({ dataDir, durable: true });
    await ask(server.url, `insert into kept values ('round ${round}')`);
    process.kill(pidOf(join(dataDir, "postgres")), "SIGKILL");
  }
  const server = await startEmbeddedPostgres({ dataDir, durable: true });
  expect(await ask(server.url, "select count(*)::int count from kept")).toEqual([{ count: 3 }]);
  await server.stop();
}, 60_000);

test("when another program has taken its port, the server moves to a new one", async () => {
  const port = Number(readFileSync(join(dataDir, "postgres", "port"), "utf8"));
  const stranger = createServer((socket) => socket.resume().end("hello"));
  await new Promise<void>((resolve) => stranger.listen(port, "127.0.0.1", resolve));
  const server = await startEmbeddedPostgres({ dataDir, durable: true });
  expect(new URL(server.url).port).not.toBe(String(port));
  await server.stop();
  await new Promise((resolve) => stranger.close(resolve));
}, 60_000);

test.runIf(process.getuid?.() === 0)(
  "root with a private folder keeps the data in a shelter instead",
  async () => {
    const hidden = join(root, "private", "clone", ".data");
    mkdirSync(join(root, "private"), { mode: 0o700 });
    const options = { dataDir: hidden, durable: false, shelters: [join(root, "shelter")] };
    const server = await startEmbeddedPostgres(options);
    const place = readFileSync(join(hidden, "postgres-is-in"), "utf8").trim();
    expect(place.startsWith(join(root, "shelter", "rollcall-"))).toBe(true);
    expect(await ask(server.url, "select current_setting('fsync') fsync")).toEqual([{ fsync: "off" }]);
    await server.stop();
    const again = await startEmbeddedPostgres(options);
    expect(again.url).toBe(server.url);
    await again.stop();
    await expect(
      startEmbeddedPostgres({ ...options, dataDir: join(root, "private", "x"), shelters: [] }),
    ).rejects.toThrow("set DATA_DIR to a folder outside private ones");
  },
  60_000,
);
