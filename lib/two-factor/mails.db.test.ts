import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { aboutCode } from "@/lib/testing/mail-cases";
import { appUrl } from "@/lib/testing/post-room";
import * as mails from "./mails";

const bench = openMailBench();

describeMails(bench, mails, {
  signInLinkMail: aboutCode(bench, mails.signInLinkMail, "sign_in_link", ({ code, signInLink }) => ({
    says: [code, "60 minutes"],
    links: [`${appUrl}/sign-in/link/${signInLink}`],
  })),
});
