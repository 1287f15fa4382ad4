import { h, key } from "./dom";
import type { Voice } from "./leg";
import { ICONS, mood } from "./state";
import type { Hello, Seat } from "./types";
import { t } from "./words";

/** What is shown while there is nobody to talk with: what is going on, and what comes next. */
export function idle(hello: Hello | null, seat: Seat | null, microphone: HTMLElement | null, voice: Voice, begin: () => void): HTMLElement {
  if (!hello || !seat) return h("p", { class: "idle-note quiet" }, t("desk.connecting"));
  const simulated = hello.simulated ? h("p", { class: "mark" }, t("desk.sim.welcome")) : null;
  if (seat.state === "OFFLINE") {
    return h(
      "div",
      { class: "idle-note" },
      h("h1", {}, t("desk.welcome", hello.name)),
      simulated,
      voice.choices(),
      microphone,
      h("button", { type: "button", class: "main big-button", "data-first": true, onclick: begin }, t("desk.start"), key("Enter")),
      keys(hello, voice),
    );
  }
  const words = seat.state === "READY" ? "desk.idle.ready" : seat.state === "PAUSED" ? "desk.idle.paused" : "desk.idle.coming";
  return h(
    "div",
    { class: "idle-note" },
    h("p", { class: `orb ${mood(seat)}`, "aria-hidden": "true" }, ICONS[seat.state]),
    h("h1", {}, t(words)),
    h("p", { class: "quiet" }, t(`${words}More`)),
    simulated,
    keys(hello, voice),
  );
}

function keys(hello: Hello, voice: Voice): HTMLElement {
  const rows: [string, string][] = [
    ["F2", "desk.end"],
    ["F3", "desk.guest.callIn"],
    ["F4", "desk.keys.pause"],
    ["F6", "desk.hold"],
    ...(hello.phone && voice.isPage ? [["F7", "desk.mute"] as [string, string]] : []),
    ["F8", "desk.outcome"],
    ["F9", "desk.keys.callback"],
    ["F10", "desk.note"],
    ["1 … 9", "desk.keys.digits"],
    ["Enter", "desk.next"],
    ["⇧ Enter", "desk.back"],
  ];
  return h("dl", { class: "keys" }, ...rows.flatMap(([name, word]) => [h("dt", {}, key(name)), h("dd", {}, t(word))]));
}
