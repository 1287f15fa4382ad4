import { fill, h, key } from "./dom";
import { Menu } from "./menu";
import { ICONS, mood, reason } from "./state";
import type { Seat } from "./types";
import { t } from "./words";

const PAUSES = ["BREAK", "LUNCH", "MEETING", "TRAINING", "TECHNICAL", "OTHER"];

/** What the status bar lets an agent do. */
export interface SeatActs {
  ready: () => void;
  pause: (why: string) => void;
  pauseAfter: () => void;
  moreTime: () => void;
}

/** Draws what the agent is doing, or by the word noPhone that they get no calls, and the buttons that change it. */
export function drawStatus(status: HTMLElement, doing: HTMLElement, seat: Seat | null, noPhone: string, acts: SeatActs): void {
  if (!seat) {
    fill(status);
    fill(doing);
    return;
  }
  const away = !seat.phoneUp && seat.state !== "OFFLINE" && seat.state !== "PAUSED";
  status.className = `status ${away ? "bad" : mood(seat)}`;
  fill(
    status,
    h("span", { class: "icon", "aria-hidden": "true" }, ICONS[seat.state]),
    h("strong", {}, t(away ? noPhone : seat.visits !== null ? "desk.visiting" : seat.holding ? "desk.onHold" : `agent.${seat.state}`)),
    seat.state === "PAUSED" && seat.reason ? h("span", {}, reason(seat.reason)) : null,
    h("span", { class: "age" }),
  );
  fill(doing, ...buttons(seat, acts));
}

function buttons(seat: Seat, acts: SeatActs): HTMLElement[] {
  const pauseAfter = h(
    "button",
    { type: "button", class: "toggle", "aria-pressed": String(seat.pausing), onclick: acts.pauseAfter },
    t("desk.pauseAfter"),
    key("F4"),
  );
  switch (seat.state) {
    case "OFFLINE":
      return [];
    case "PAUSED":
      return [h("button", { type: "button", class: "main", onclick: acts.ready }, t("desk.ready"), key("F4"))];
    case "READY":
    case "RESTING":
      return [pauseMenu(acts)];
    case "PREVIEWING":
    case "RESERVED":
    case "TALKING":
      return [pauseAfter];
    case "WRAP_UP":
      return [pauseAfter, h("button", { type: "button", class: "plain", onclick: acts.moreTime }, t("desk.moreTime"))];
  }
}

function pauseMenu(acts: SeatActs): HTMLElement {
  const menu = new Menu([t("desk.pause"), key("F4")]);
  menu.show(PAUSES.map((why) => ({ text: t(`desk.pause.${why}`), act: () => acts.pause(why) })));
  return menu.element;
}
