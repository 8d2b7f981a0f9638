/** For the few commands that leave no event. The reason is for whoever reads the code, and a test lists them all. */
export interface NoEvent {
  readonly scope: "none";
  readonly reason: string;
}

export function noEvent(reason: string): NoEvent {
  return { scope: "none", reason };
}
