import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { aboutAccount } from "@/lib/testing/mail-cases";
import * as mails from "./mails";

const bench = openMailBench();

describeMails(bench, mails, {
  newBrowserMail: aboutAccount(bench, mails.newBrowserMail, []),
});
