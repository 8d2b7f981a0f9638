import { fold } from "./fold";

/** What the tables of browsers and Node still call by an older name -> what it is called today. */
const renamed: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

const today = (zone: string) => renamed[zone] ?? zone;

/** Every time zone once, by today's names. */
const timeZones: ReadonlySet<string> = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"].map(today));

/** No two zones have a city of the same name. */
export const cityOf = (zone: string) => (today(zone).split("/").at(-1) ?? zone).replaceAll("_", " ");

const keyOf = (text: string) => fold(text).replaceAll("_", " ").trim();

/** Zones by their names and by their cities, today's and older ones. */
const byName: ReadonlyMap<string, string> = new Map(
  [...timeZones, ...Object.keys(renamed)].flatMap((zone) => {
    const olderCity = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
    return [zone, cityOf(zone), olderCity].map((name) => [keyOf(name), today(zone)] as const);
  }),
);

/** What somebody typed or chose -> today's name: `Europe/Kiev`, `Kyiv` and `Kyiv (GMT+2)` are Europe/Kyiv. Null: no time zone. */
export function readTimeZone(text: string): string | null {
  return byName.get(keyOf(text.replace(/\([^()]*\)\s*$/, ""))) ?? null;
}

/** As people choose it: `London (GMT+1)`, with the hours that hold at a moment. */
export function timeZoneLabel(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(at);
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  // Without a difference some write GMT+0, some UTC.
  return `${cityOf(zone)} (${/[1-9]/.test(offset) ? offset : "GMT"})`;
}

export interface TimeZoneChoice {
  readonly zone: string;
  readonly label: string;
}

/** All of them, by city. */
export function timeZoneChoices(at: Date): readonly TimeZoneChoice[] {
  const collator = new Intl.Collator("en-GB");
  return Array.from(timeZones, (zone) => ({ zone, label: timeZoneLabel(zone, at) })).sort((one, other) =>
    collator.compare(one.label, other.label),
  );
}
