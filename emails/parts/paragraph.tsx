import { Text } from "@react-email/components";
import type { ReactNode } from "react";
import { light } from "./palette";

export function Paragraph({ children, muted = false }: { children: ReactNode; muted?: boolean }) {
  const style = muted
    ? { margin: "0 0 12px", fontSize: "13px", lineHeight: "20px", color: light.muted }
    : { margin: "0 0 16px", fontSize: "15px", lineHeight: "24px", color: light.text };
  return (
    <Text className={muted ? "rc-muted" : "rc-text"} style={style}>
      {children}
    </Text>
  );
}
