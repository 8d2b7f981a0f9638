import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface Delivery {
  from: string;
  to: string[];
  source: string;
}

/** A real SMTP server on a free port; what it took stands in `inbox`. */
export async function startSmtpInbox(options: SMTPServerOptions = {}) {
  const inbox: Delivery[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    // Also silences its warning about its own certificate, which nobody vouches for: the very thing some tests need.
    logger: false,
    disabledCommands: ["STARTTLS"],
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onData(stream, { envelope }, done) {
      let source = "";
      stream.on("data", (chunk) => {
        source += chunk;
      });
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        inbox.push({ from, to: envelope.rcptTo.map(({ address }) => address), source });
        done();
      });
    },
    ...options,
  });
  // A client that breaks off, as it should in some of these tests, is an error to the server.
  server.on("error", () => undefined);
  server.listen(0, "0.0.0.0");
  await once(server.server, "listening");
  return {
    inbox,
    connections: () => connections,
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
