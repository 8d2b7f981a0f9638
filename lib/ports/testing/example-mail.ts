import type { Mail } from "../mail";

/** A mail for tests, from Rollcall to Mia of the cast. */
export function exampleMail(changes: Partial<Mail> = {}): Mail {
  return {
    key: "msg_0001",
    to: { name: "Mia Holm", address: "mia@northwind.example" },
    from: { name: "Rollcall", address: "rollcall@mail.example" },
    subject: "You already have a Rollcall account",
    html: "<p>Hello Mia</p>",
    text: "Hello Mia",
    ...changes,
  };
}
