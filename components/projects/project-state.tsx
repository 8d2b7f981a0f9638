import { Pill } from "@/components/ui/pill";

export function ProjectState({ isLive }: { isLive: boolean }) {
  return isLive ? <Pill tone="green">Live</Pill> : <Pill>Trial</Pill>;
}
