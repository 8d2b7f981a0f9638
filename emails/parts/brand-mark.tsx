import { light } from "./palette";

/** The mark drawn with a character: an image would be either remote (and tell when the mail is read) or blocked. */
export function BrandMark() {
  return (
    <p style={{ margin: "0 0 20px", textAlign: "center", lineHeight: "28px" }}>
      <span
        aria-hidden="true"
        className="rc-accent"
        data-skip-in-text="true"
        style={{
          display: "inline-block",
          width: "28px",
          borderRadius: "8px",
          marginRight: "8px",
          backgroundColor: light.accent,
          color: light.accentInk,
          fontSize: "16px",
          fontWeight: 700,
        }}
      >
        ✓
      </span>
      <span className="rc-text" style={{ color: light.text, fontSize: "16px", fontWeight: 600 }}>
        Rollcall
      </span>
    </p>
  );
}
