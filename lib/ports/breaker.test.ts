import { expect, it } from "vitest";
import { withBreaker } from "./breaker";
import { assertSafeMail, type Mail, type MailNotSent } from "./mail";
import { recordingTransport } from "./mail-recording";
import { exampleMail } from "./testing/example-mail";

function breaker() {
  const provider = recordingTransport();
  let tries = 0;
  let time = 0;
  let hold: Promise<void> | undefined;
  const counted = {
    ...provider,
    async send(mail: Mail) {
      tries += 1;
      await hold;
      await provider.send(mail);
    },
  };
  const transport = withBreaker(counted, { assertSafe: assertSafeMail, failures: 5, pauseMs: 30_000, now: () => time });
  return {
    provider,
    tries: () => tries,
    wait: (ms: number) => {
      time += ms;
    },
    holdWith: (promise: Promise<void> | undefined) => {
      hold = promise;
    },
    /** What became of a mail: sent, or tried again later, or given up. */
    send: (changes: Partial<Mail> = {}) =>
      transport.send(exampleMail(changes)).then(
        () => "sent",
        (error: MailNotSent) => (error.retry ? "later" : "never"),
      ),
  };
}
async function times<T>(count: number, act: () => Promise<T>) {
  for (let done = 0; done < count; done++) await act();
}

it("after five failures in a row the provider is left alone for 30 seconds", async () => {
  const { provider, send, tries, wait } = breaker();
  provider.failNext(5);
  await times(5, send);
  wait(29_999);
  expect(await send()).toBe("later");
  expect(tries()).toBe(5);
});

it("a success in between starts the count again", async () => {
  const { provider, send, tries } = breaker();
  provider.failNext(4);
  await times(5, send);
  provider.failNext(4);
  await times(4, send);
  expect(await send()).toBe("sent");
  expect(tries()).toBe(10);
});

it("mails that are refused for good do not count as failures of the provider", async () => {
  const { provider, send } = breaker();
  provider.failNext(20, { retry: false });
  await times(20, send);
  expect(await send()).toBe("sent");
});

it("after the pause one mail goes ahead alone, and its success lets the others follow", async () => {
  const { provider, send, tries, wait, holdWith } = breaker();
  provider.failNext(5);
  await times(5, send);
  wait(30_000);
  let release = () => {};
  holdWith(new Promise((resolve) => (release = resolve)));
  const probe = send();
  expect(await Promise.all([send(), send(), send()])).toEqual(["later", "later", "later"]);
  expect(tries()).toBe(6);
  release();
  holdWith(undefined);
  expect(await probe).toBe("sent");
  expect(await Promise.all([send(), send()])).toEqual(["sent", "sent"]);
});

it("a failed probe starts another whole pause", async () => {
  const { provider, send, tries, wait } = breaker();
  provider.failNext(6);
  await times(5, send);
  wait(30_000);
  expect(await send()).toBe("later");
  wait(29_999);
  expect(await send()).toBe("later");
  expect(tries()).toBe(6);
  wait(1);
  expect(await send()).toBe("sent");
});

it("stragglers from before the pause do not prolong it", async () => {
  const { provider, send, wait, holdWith } = breaker();
  let release = () => {};
  holdWith(new Promise((resolve) => (release = resolve)));
  const early = [send(), send()];
  holdWith(undefined);
  provider.failNext(7);
  await times(5, send);
  wait(20_000);
  release();
  expect(await Promise.all(early)).toEqual(["later", "later"]);
  wait(10_000);
  expect(await send()).toBe("sent");
});

it("an unsafe mail is no probe: it is refused, and the pause goes on", async () => {
  const { provider, send, tries, wait } = breaker();
  provider.failNext(6);
  await times(5, send);
  wait(30_000);
  expect(await send({ subject: "a\r\nb" })).toBe("never");
  await send();
  expect(await send()).toBe("later");
  expect(tries()).toBe(6);
});
