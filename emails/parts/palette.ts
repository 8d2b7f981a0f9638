/**
 * The look's colours as constants, because mail clients know no custom properties. The values are those of the
 * app's tokens; both sets are here, since a mail carries its dark colours in a media query of its own.
 */
export const light = {
  background: "#f8f7f5",
  surface: "#ffffff",
  line: "#e6e3de",
  text: "#1c1b19",
  muted: "#66625b",
  accent: "#0a6650",
  accentInk: "#ffffff",
  accentText: "#0a5c48",
};

export const dark: typeof light = {
  background: "#141312",
  surface: "#1b1a18",
  line: "#2f2d2a",
  text: "#eeece8",
  muted: "#a8a39b",
  accent: "#52c7a3",
  accentInk: "#06281e",
  accentText: "#7fdcbf",
};

/** Inter where the reader already has it; a web font would be a remote request, which tells when a mail is read. */
export const font = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';

/** Inline styles are the light look; these classes let the dark query override them. No quotes in here: React would escape them. */
export const pageRules = `
body { background-color: ${light.background}; }
@media (max-width: 480px) {
  .rc-padded { padding-left: 20px !important; padding-right: 20px !important; }
}
@media (prefers-color-scheme: dark) {
  body, .rc-page { background-color: ${dark.background} !important; }
  .rc-card { background-color: ${dark.surface} !important; border-color: ${dark.line} !important; }
  .rc-line { border-color: ${dark.line} !important; }
  .rc-text { color: ${dark.text} !important; }
  .rc-muted { color: ${dark.muted} !important; }
  .rc-link { color: ${dark.accentText} !important; }
  .rc-accent { background-color: ${dark.accent} !important; color: ${dark.accentInk} !important; }
}`;
