import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { type Networks, reachOf, spelling } from "./reach";

/** Why nothing was heard of a receiver. The first five stand in the URL, or in where its name leads. */
export type NotReached =
  | "not_a_url"
  | "credentials"
  | "not_https"
  | "port"
  | "address"
  | "name"
  | "connection"
  | "certificate"
  | "hung_up"
  | "time_out";

/** What became of a request, and how long it took. A redirect is an answer like any other: nobody follows it. */
export type Answer = { readonly ms: number } & (
  | { readonly came: true; readonly status: number; readonly location: string | null; readonly body: string }
  | { readonly came: false; readonly because: NotReached }
);

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The only way in which Rollcall sends something to an address that a person of an organisation has typed. */
export interface Outbound {
  /** Why nothing is ever sent there, as far as the URL itself tells; null when its name is to be looked up first. */
  refuses(url: string): NotReached | null;
  post(posting: Posting): Promise<Answer>;
}

export interface OutboundOptions {
  /** Networks of whoever runs Rollcall, inside which http and other ports are reached too. */
  readonly networks: Networks;
  readonly resolve?: (hostname: string) => Promise<readonly Found[]>;
  /** Certificates that are trusted beside those of Node. */
  readonly ca?: string;
  readonly deadlineMs?: number;
}

interface Found {
  readonly address: string;
  readonly family: number;
}

const mostBytes = 64 * 1024;

/**
 * Reaches the public and nothing else, so that nobody makes the server ask what stands behind it (SSRF). The name is looked
 * up once; each address that it leads to is judged, and the connection is made to one of those and no other, whatever the
 * name leads to by then. Nothing of the environment, such as a proxy, is asked.
 */
export function openOutbound(options: OutboundOptions): Outbound {
  const { networks, resolve = lookUp, ca, deadlineMs = 10_000 } = options;

  async function ask({ url: text, ...posting }: Posting, signal: AbortSignal): Promise<Heard> {
    const url = urlOf(text, networks);
    const addresses = await unlessOver(signal, addressesOf(url, resolve));
    for (const { address } of addresses) {
      const because = refusedBy(url, reachOf(address, networks));
      if (because) throw new Unreached(because);
    }
    return send(url, addresses, { ...posting, signal, ca });
  }

  return {
    refuses(text) {
      try {
        urlOf(text, networks);
        return null;
      } catch (error) {
        return becauseOf(error);
      }
    },
    async post(posting) {
      const began = performance.now();
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(new Unreached("time_out")), deadlineMs);
      const took = () => Math.round(performance.now() - began);
      try {
        return { came: true, ...(await ask(posting, deadline.signal)), ms: took() };
      } catch (error) {
        return { came: false, because: deadline.signal.aborted ? "time_out" : becauseOf(error), ms: took() };
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** @throws when the URL itself says that nothing is sent there */
function urlOf(text: string, networks: Networks): URL {
  if (!URL.canParse(text)) throw new Unreached("not_a_url");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new Unreached("not_https");
  if (url.username !== "" || url.password !== "") throw new Unreached("credentials");
  // Where a name leads is not known yet. The URL parser has made one spelling of all those that an address has.
  const known = literalIn(url);
  const reach = known ? reachOf(known, networks) : networks.length > 0 ? "listed" : "public";
  const because = refusedBy(url, reach);
  if (because) throw new Unreached(because);
  return url;
}

function refusedBy({ protocol, port }: URL, reach: ReturnType<typeof reachOf>): NotReached | null {
  if (reach === "refused") return "address";
  if (reach === "listed") return port === "" || port === "80" || port === "443" || Number(port) >= 1024 ? null : "port";
  if (protocol !== "https:") return "not_https";
  return port === "" ? null : "port";
}

/** The address that a URL names instead of a name. */
function literalIn({ hostname }: URL): string | null {
  const text = hostname.replace(/^\[|\]$/g, "");
  return isIP(text) ? text : null;
}

async function addressesOf(url: URL, resolve: (hostname: string) => Promise<readonly Found[]>) {
  const known = literalIn(url);
  if (known) return [{ address: known, family: isIP(known) }];
  const found = await resolve(url.hostname).catch(() => []);
  if (found.length === 0) throw new Unreached("name");
  return found.map(({ address, family }) => ({ address, family }));
}

/** As the machine itself finds names, its own list of hosts included. */
const lookUp = (hostname: string): Promise<readonly Found[]> => lookup(hostname, { all: true });

interface Sending extends Omit<Posting, "url"> {
  readonly signal: AbortSignal;
  readonly ca: string | undefined;
}

interface Heard {
  readonly status: number;
  readonly location: string | null;
  readonly body: string;
}

function send(url: URL, addresses: readonly Found[], { headers, body, signal, ca }: Sending): Promise<Heard> {
  const [first] = addresses;
  const judged = new Set(addresses.map(({ address }) => spelling(address)));
  const { request: open, Agent } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const request = open(url, {
      method: "POST",
      headers: { ...headers, "user-agent": "Rollcall", "accept-encoding": "identity" },
      // Of its own: what is shared keeps connections, and may be told of a proxy.
      agent: new Agent({ keepAlive: false }),
      lookup: (_name, { all }, found) =>
        all ? found(null, [...addresses]) : found(null, first?.address ?? "", first?.family),
      signal,
      ...(ca ? { ca } : {}),
    });
    // Once more, of the connection that there is: before anything is sent through it.
    request.on("socket", (socket) =>
      socket.once("connect", () => {
        if (!judged.has(spelling(socket.remoteAddress ?? ""))) request.destroy(new Unreached("address"));
      }),
    );
    request.on("error", reject);
    // An answer that asks for another protocol ends the connection, and is neither an error nor a response.
    request.on("close", () => reject(new Unreached("hung_up")));
    request.on("response", (response) => {
      const pieces: Buffer[] = [];
      let length = 0;
      const heard = () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? null,
          body: Buffer.concat(pieces).toString("utf8", 0, mostBytes),
        });
      response.on("data", (piece: Buffer) => {
        pieces.push(piece);
        length += piece.length;
        if (length < mostBytes) return;
        heard();
        request.destroy();
      });
      response.on("end", heard);
      response.on("error", reject);
    });
    request.end(body);
  });
}

/** A look-up cannot be called off, only no longer waited for. */
function unlessOver<Value>(signal: AbortSignal, waited: Promise<Value>): Promise<Value> {
  const over = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  return Promise.race([waited, over]);
}

class Unreached extends Error {
  readonly because: NotReached;

  constructor(because: NotReached) {
    super(because);
    this.because = because;
  }
}

const closed = new Set(["ECONNRESET", "EPIPE"]);
const unconnected = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "EADDRNOTAVAIL", "EACCES"]);

function becauseOf(error: unknown): NotReached {
  if (error instanceof Unreached) return error.because;
  // Of several addresses each has an error of its own.
  const code = String(
    (error instanceof AggregateError ? error.errors[0]?.code : (error as { code?: unknown })?.code) ?? "",
  );
  if (unconnected.has(code)) return "connection";
  // What HTTP's parser calls its errors: it was no answer.
  if (closed.has(code) || code.startsWith("HPE_")) return "hung_up";
  return /CERT|TLS|SSL|EPROTO|SIGNATURE/.test(code) ? "certificate" : "hung_up";
}
