import type { Seat, State } from "./types";
import { has, t } from "./words";

// How a state of the agent looks and what it is called.

export const ICONS: Record<State, string> = { OFFLINE: "○", PAUSED: "⏸", READY: "✓", PREVIEWING: "◔", RESERVED: "◑", TALKING: "●", WRAP_UP: "✎", RESTING: "◌" };

/** What the floor itself gives as a reason, as it says it. */
const REASONS: Record<string, string> = {
  "signed in": "signedIn",
  "after the call": "afterCall",
  "phone not connected": "phone",
  "No decision on a lead in time": "noDecision",
};

export function reason(said: string): string {
  const ours = REASONS[said];
  if (ours) return t(`desk.reason.${ours}`);
  return has(`desk.pause.${said}`) ? t(`desk.pause.${said}`) : said;
}

/** The class that gives a state its colour. */
export function mood(seat: Seat): string {
  switch (seat.state) {
    case "READY":
      return "good";
    case "TALKING":
    case "RESERVED":
    case "PREVIEWING":
      return seat.holding ? "notice" : "calm";
    case "WRAP_UP":
      return "notice";
    case "PAUSED":
    case "RESTING":
    case "OFFLINE":
      return "quiet";
  }
}
