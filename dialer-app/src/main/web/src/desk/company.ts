import { spaced } from "./contact";
import type { CallActs } from "./controls";
import { bdi, fill, h, key } from "./dom";
import type { Colleague, Guest, Seat } from "./types";
import { has, latin, t } from "./words";

// Third parties and colleagues called in to the talk.

/** Whether somebody called in is there, or on the way. */
export function isWith(seat: Seat): boolean {
  return seat.guest !== null && ["CALLED", "RINGING", "HERE", "PASSING"].includes(seat.guest.state);
}

/** What the hold button does now: with somebody there, it parts two talks or joins them. */
export function holdWord(seat: Seat): string {
  if (seat.guest?.state === "HERE") return seat.holding ? "desk.guest.join" : "desk.guest.apart";
  return seat.holding ? "desk.takeBackPerson" : "desk.hold";
}

/** Who was called in, how that stands, and what can be done about it. */
export function company(seat: Seat, acts: CallActs): HTMLElement[] {
  const guest = seat.guest;
  if (!guest) return [];
  const tell = h("p", { class: isWith(seat) ? "guest" : "guest gone", role: "status" }, sentence(seat, guest), who(guest));
  if (guest.state === "PASSING") return [tell];
  if (!isWith(seat)) return [h("div", { class: "guest-told" }, tell, h("button", { type: "button", class: "plain", onclick: acts.dropGuest }, t("desk.close")))];
  return [
    tell,
    ...(guest.atOnce ? [] : [h("button", { type: "button", class: "main", onclick: acts.passOn }, t(guest.state === "HERE" ? "desk.guest.pass" : "desk.guest.passWhenThere"), key("F3"))]),
    h("button", { type: "button", onclick: acts.dropGuest }, t(guest.state === "HERE" ? "desk.guest.drop" : "desk.guest.callOff"), key("⇧ F3")),
  ];
}

function who(guest: Guest): HTMLElement | null {
  return guest.name || guest.number ? h("strong", {}, guest.name ? bdi(guest.name) : bdi(spaced(guest.number ?? ""), "ltr")) : null;
}

function sentence(seat: Seat, guest: Guest): string {
  switch (guest.state) {
    case "CALLED":
      return t(seat.holding ? "desk.guest.called" : "desk.guest.calledWith");
    case "RINGING":
      return t(seat.holding ? "desk.guest.ringing" : "desk.guest.ringingWith");
    case "HERE":
      return t(seat.holding ? "desk.guest.here" : "desk.guest.three");
    case "PASSING":
      return t("desk.guest.passing");
    case "REFUSED":
      return t("desk.guest.refused");
    case "GONE": {
      const why = `desk.guest.end.${guest.ended ?? "TALKED"}`;
      return t(has(why) ? why : "desk.guest.end.OTHER");
    }
  }
}

/** For who was called in to a colleague's talk. */
export function visit(host: string, acts: CallActs): HTMLElement[] {
  return [
    h("p", { class: "guest", role: "status" }, t("desk.visit"), h("strong", {}, bdi(host))),
    h("button", { type: "button", onclick: acts.dropGuest }, t("desk.visit.leave"), key("F3")),
  ];
}

/** Asks for a number, offers the campaign's own, and colleagues who are free. */
export function callingIn(targets: { name: string; number: string }[], acts: CallActs): HTMLElement {
  const menu = h("details", { class: "desk-menu call-in", name: "desk-menu" });
  const number = h("input", { type: "tel", dir: "ltr", autocomplete: "off", maxlength: 40, list: "targets", "aria-label": t("desk.guest.number"), placeholder: t("desk.guest.number") });
  const typed = () => latin(number.value).trim();
  const call = (atOnce: boolean) => {
    if (typed()) acts.callIn(typed(), atOnce);
    else number.focus();
  };
  const form = h(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        call(false);
      },
    },
    number,
    h("button", { class: "main" }, t("desk.guest.first"), key("Enter")),
    h("button", { type: "button", onclick: () => call(true) }, t("desk.guest.atOnce")),
  );
  const known = targets.map((one) =>
    h(
      "button",
      {
        type: "button",
        class: "plain",
        onclick: () => {
          number.value = one.number;
          number.focus();
        },
      },
      bdi(one.name),
      bdi(spaced(one.number), "ltr"),
    ),
  );
  const free = h("div", { class: "free" });
  fill(menu, h("summary", {}, t("desk.guest.callIn"), key("F3")), h("div", { class: "panel" }, form, ...known, free));
  menu.addEventListener("toggle", () => {
    if (!menu.open) return;
    number.focus();
    void acts
      .colleagues()
      .catch(() => [])
      .then((all: Colleague[]) => fill(free, ...all.map((one) => h("button", { type: "button", class: "plain", onclick: () => acts.askIn(one) }, t("desk.guest.ask"), bdi(one.name)))));
  });
  menu.addEventListener("keydown", (event) => {
    if (event.code !== "Escape") return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  return menu;
}
