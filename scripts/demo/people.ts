/** How somebody of the demo signs in after the password. */
export type SecondStep = "app" | "text" | "passkey" | null;

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly second: SecondStep;
  readonly mobile?: string;
  readonly browser: string;
  readonly ip: string;
}

const office = "203.0.113.24";

function person(name: string, email: string, second: SecondStep, browser: string, more: Partial<Person> = {}): Person {
  return { name, email, second, browser, ip: office, ...more };
}

/** Northwind Energy's fourteen, one who has left, and those outside (interface.md, Demo). */
export const people = {
  olive: person("Olive Larsen", "olive@northwind.example", "app", "Firefox on macOS"),
  adam: person("Adam Khan", "adam@northwind.example", "app", "Chrome on Windows"),
  tom: person("Tom Ashby", "tom@northwind.example", "app", "Edge on Windows", { ip: "198.51.100.41" }),
  mia: person("Mia Duarte", "mia@northwind.example", "text", "Chrome on Android", { mobile: "+447700900141" }),
  vera: person("Vera Sato", "vera@northwind.example", null, "Safari on macOS"),
  nina: person("Nina Holm", "nina@northwind.example", "passkey", "Chrome on macOS", { ip: "198.51.100.77" }),
  grace: person("Grace Okoro", "grace@northwind.example", "app", "Firefox on Linux", { ip: "198.51.100.9" }),
  ines: person("Inês Costa", "ines@northwind.example", "app", "Safari on macOS"),
  samir: person("Samir Haddad", "samir@northwind.example", "app", "Chrome on Windows"),
  lena: person("Lena Vogt", "lena@northwind.example", "app", "Edge on Windows"),
  ewan: person("Ewan Price", "ewan@northwind.example", "app", "Chrome on Android", { ip: "198.51.100.130" }),
  piotr: person("Piotr Baran", "piotr@contractor.example", null, "Chrome on Windows", { ip: "192.0.2.61" }),
  yuki: person("Yuki Tanaka", "yuki@northwind.example", "app", "Firefox on Linux"),
  hanna: person("Hanna Lind", "hanna@northwind.example", "app", "Safari on iOS"),
  kofi: person("Kofi Mensah", "kofi@contractor.example", null, "Chrome on Windows", { ip: "192.0.2.18" }),
  otto: person("Otto Brandt", "otto@southbank.example", null, "Firefox on Windows", { ip: "192.0.2.200" }),
  rosa: person("Rosa Meyer", "rosa@rollcall.example", "app", "Firefox on Linux", { ip: "192.0.2.240" }),
} as const;

export const northwind = { name: "Northwind Energy", slug: "northwind" } as const;
export const southbank = { name: "Southbank Rail", slug: "southbank" } as const;

/** Whom the demo invites to sign in as, and what they are. */
export const signIns: readonly (readonly [who: Person, role: string])[] = [
  [people.olive, "owner of Northwind Energy"],
  [people.adam, "administrator"],
  [people.lena, "Control room, a role of its own"],
  [people.mia, "technician, developer at Southbank"],
  [people.vera, "read only"],
  [people.otto, "owner of Southbank Rail"],
  [people.rosa, "platform admin"],
];
