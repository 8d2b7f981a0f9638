import { systemIds } from "@/lib/kernel/ids";
import { deriveToken, hashToken, newSeed } from "@/lib/secrets/derive-token";
import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { aboutAccount, aboutCode } from "@/lib/testing/mail-cases";
import { appUrl } from "@/lib/testing/post-room";
import * as mails from "./mails";

const bench = openMailBench();
const { person, archive } = bench;

describeMails(bench, mails, {
  confirmRegistrationMail: {
    async make() {
      const id = systemIds.create("reg");
      const { typed, address } = bench.newAddress("New");
      const seed = newSeed(bench.ctx.mailKeys);
      const token = deriveToken(bench.ctx.mailKeys, "registration", id, seed);
      await bench.sql`insert into registrations (id, name, email, email_canonical, password_hash, browser_hash, nonce, kid, token_hash, expires_at)
        values (${id}, 'Nora New', ${typed}, ${address}, 'h', 'b', ${seed.nonce}, ${seed.kid}, ${hashToken(token)}, now() + interval '1 hour')`;
      return {
        message: mails.confirmRegistrationMail({ registrationId: id, attempt: "evt_1" }),
        to: { name: "Nora New", address },
        says: ["Nora New", "60 minutes"],
        links: [`${appUrl}/verify-email/${token}`],
        ids: { id },
      };
    },
    silencedBy: {
      "the link has expired": ({ id = "" }) => bench.sql`update registrations set expires_at = now() where id = ${id}`,
      "it was confirmed or voided": ({ id = "" }) => bench.sql`delete from registrations where id = ${id}`,
    },
  },
  alreadyRegisteredMail: {
    async make() {
      const { userId, name, address } = await person("Holder");
      return {
        message: mails.alreadyRegisteredMail({ userId, attempt: "evt_1" }),
        to: { name, address },
        says: [name],
        links: [`${appUrl}/sign-in`, `${appUrl}/forgot-password`],
        ids: { userId },
      };
    },
    silencedBy: { "the account was archived": archive },
  },
  passwordResetMail: {
    async make() {
      const { userId, name, address } = await person("Holder");
      const id = systemIds.create("rst");
      const seed = newSeed(bench.ctx.mailKeys);
      const token = deriveToken(bench.ctx.mailKeys, "password-reset", id, seed);
      await bench.sql`insert into password_resets (id, user_id, nonce, kid, token_hash, expires_at)
        values (${id}, ${userId}, ${seed.nonce}, ${seed.kid}, ${hashToken(token)}, now() + interval '1 hour')`;
      return {
        message: mails.passwordResetMail({ resetId: id }),
        to: { name, address },
        says: [name, "60 minutes"],
        links: [`${appUrl}/reset-password/${token}`],
        ids: { userId, id },
      };
    },
    silencedBy: {
      "the link has expired": ({ id = "" }) =>
        bench.sql`update password_resets set expires_at = now() where id = ${id}`,
      "it was used, or a later one asked for": ({ id = "" }) => bench.sql`delete from password_resets where id = ${id}`,
      "the account was archived": archive,
    },
  },
  passwordChangedMail: aboutAccount(bench, mails.passwordChangedMail, ["support@rollcall.example"]),
  accountLockedMail: aboutAccount(bench, mails.accountLockedMail, ["30 minutes"]),
  accountDeletedMail: {
    async make() {
      const farewellId = systemIds.create("far");
      await bench.sql`insert into farewells (id, name, address) values (${farewellId}, 'Jonas Weber', 'jonas@gone.example')`;
      return {
        message: mails.accountDeletedMail({ farewellId }),
        to: { name: "Jonas Weber", address: "jonas@gone.example" },
        says: ["Jonas Weber"],
        ids: { farewellId },
      };
    },
    silencedBy: {
      "the address was swept": ({ farewellId = "" }) => bench.sql`delete from farewells where id = ${farewellId}`,
    },
  },
  securityNoticeMail: aboutAccount(
    bench,
    mails.securityNoticeMail,
    ["Authenticator app turned on"],
    "two_factor.app_on",
  ),
  revalidateEmailMail: aboutCode(bench, mails.revalidateEmailMail, "revalidation", ({ revalidationLink }) => ({
    says: ["90 days"],
    links: [`${appUrl}/revalidate-email/${revalidationLink}`],
  })),
});
