import { expect, it } from "vitest";
import { assertSafeMail, type Mail, MailNotSent } from "./mail";
import { exampleMail } from "./testing/example-mail";

const mia = "mia@northwind.example";
const to = (address: unknown, name = "Mia") => ({ to: { name, address } }) as Partial<Mail>;

it("an ordinary mail is let through, also to a name with signs and letters of other scripts", () => {
  for (const name of ["", "Mia Holm", "Bob <b@evil.test>", 'Zoë "Z" Ångström', "李雷"]) {
    expect(() => assertSafeMail(exampleMail(to(mia, name)))).not.toThrow();
  }
  for (const address of ["a@b", "first.last+tag@sub.xn--bcher-kva.example", "o'neil_7@x-y.test"]) {
    expect(() => assertSafeMail(exampleMail(to(address)))).not.toThrow();
  }
});

it.each([
  ["a line break in the subject", { subject: "Hello\r\nBcc: all@evil.test" }],
  ["a lone carriage return in the subject", { subject: "Hello\rthere" }],
  ["a zero byte in the subject", { subject: "Hello\0" }],
  ["no subject", { subject: " " }],
  ["a line break in the recipient's name", to(mia, "Mia\nBcc: all@evil.test")],
  ["a line separator in the recipient's name", to(mia, "Mia\u2028")],
  ["a line break in the sender's name", { from: { name: "R\r\nX: y", address: "r@mail.example" } }],
  ["a line break in the address", to(`${mia}\r\nRCPT TO:<all@evil.test>`)],
  ["two addresses", to(`${mia}, all@evil.test`)],
  ["a name in the address", to(`Mia <${mia}>`)],
  ["a quoted local part", to('"a@evil.test"@good.test')],
  ["a comment in the address", to("mia(x)@good.test")],
  ["two at signs", to("mia@evil.test@good.test")],
  ["a route in the address", to("@evil.test:mia@good.test")],
  ["an address literal", to("mia@[127.0.0.1]")],
  ["a full-width at sign", to("mia＠good.test")],
  ["a local part that is too long", to(`${"m".repeat(65)}@good.test`)],
  ["two dots in a row", to("m..a@good.test")],
  ["no address", to("")],
  ["no domain", to("mia@")],
  ["several recipients", { to: [{ name: "Mia", address: mia }] } as unknown as Partial<Mail>],
  ["recipients in the place of an address", to([mia, "all@evil.test"])],
  ["a line break in the key", { key: "msg\r\nX: y" }],
  ["an empty key", { key: "" }],
  ["no key", { key: undefined } as unknown as Partial<Mail>],
])("a mail with %s is refused for good", (_title, changes) => {
  let thrown: unknown;
  try {
    assertSafeMail(exampleMail(changes));
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(MailNotSent);
  expect(thrown).toMatchObject({ retry: false });
});
