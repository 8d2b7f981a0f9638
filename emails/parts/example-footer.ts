import type { FooterProps } from "./footer";

/** What the examples beside the templates have in common. */
export const exampleFooter: FooterProps = {
  appUrl: "https://rollcall.example",
  supportEmail: "support@rollcall.example",
};
