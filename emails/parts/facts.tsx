import { Section } from "@react-email/components";
import { light } from "./palette";

export type Fact = readonly [label: string, value: string];

/** Label and value on one line each, so that the plain-text part reads "Role: Technician" without further work. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const rule = `1px solid ${light.line}`;
  return (
    <Section className="rc-line" style={{ borderTop: rule, borderBottom: rule, padding: "12px 0", margin: "0 0 20px" }}>
      {facts
        .filter(([, value]) => value !== "")
        .map(([label, value]) => (
          <p key={label} data-fact="true" style={{ margin: 0, padding: "4px 0", fontSize: "15px", lineHeight: "22px" }}>
            <span className="rc-muted" style={{ color: light.muted }}>
              {label}:
            </span>{" "}
            <span className="rc-text" style={{ color: light.text, fontWeight: 500, overflowWrap: "anywhere" }}>
              {value}
            </span>
          </p>
        ))}
    </Section>
  );
}

/** When, on what and from where something happened to an account. */
export function occurrence({ at, device, place }: { at: string; device: string; place: string }): readonly Fact[] {
  return [
    ["When", at],
    ["Browser", device],
    ["From", place],
  ];
}
