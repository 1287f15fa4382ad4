import { h, key } from "./dom";
import { callingIn, company, holdWord, isWith, visit } from "./company";
import { Menu } from "./menu";
import type { Matter } from "./matter";
import type { Telephone } from "./telephone";
import type { Colleague, Seat } from "./types";
import { t } from "./words";

const SKIPS = ["NOT_NOW", "UNSUITABLE", "KNOWN_ABSENT", "OTHER"];

/** What an agent does with the call before them. */
export interface CallActs {
  end: () => void;
  hold: () => void;
  accept: () => void;
  skip: (why: string) => void;
  outcome: () => void;
  colleagues: () => Promise<Colleague[]>;
  handOver: (to: Colleague) => void;
  callIn: (number: string, atOnce: boolean) => void;
  askIn: (who: Colleague) => void;
  passOn: () => void;
  dropGuest: () => void;
  record: (on: boolean) => void;
  judge: (person: boolean) => void;
}

/** The buttons of a call, those alone that mean something now. */
export function controls(matter: Matter, seat: Seat, phone: Telephone, live: boolean, acts: CallActs): HTMLElement[] {
  const buttons: HTMLElement[] = [];
  if (seat.state === "PREVIEWING") {
    buttons.push(
      h("button", { type: "button", class: "main", "data-first": true, onclick: acts.accept }, t("desk.preview.call"), key("F2")),
      ...SKIPS.map((why) => h("button", { type: "button", onclick: () => acts.skip(why) }, t(`desk.skip.${why}`))),
    );
  } else if (live && seat.visits !== null) {
    buttons.push(...visit(seat.visits, acts));
  } else if (live && seat.state === "TALKING" && seat.sampled) {
    buttons.push(whoIsThere(acts));
  } else if (live && seat.state === "TALKING") {
    buttons.push(
      h("button", { type: "button", class: "end", onclick: acts.end }, t("desk.end"), key("F2")),
      ...company(seat, acts),
      h("button", { type: "button", "aria-pressed": String(seat.holding), onclick: acts.hold }, t(holdWord(seat)), key("F6")),
    );
    if (phone.inCall) {
      const mute = { type: "button", "aria-pressed": String(phone.isMuted), onclick: () => phone.mute() };
      buttons.push(h("button", mute, t(phone.isMuted ? "desk.unmute" : "desk.mute"), key("F7")), phone.keypad());
    }
    if (matter.card.recording !== "OFF") buttons.push(recording(matter, seat, acts));
    if (!isWith(seat)) buttons.push(transfer(acts), callingIn(matter.card.targets, acts));
  }
  if (matter.attempt && !matter.disposed && seat.visits === null) {
    buttons.push(h("button", { type: "button", class: live ? "" : "main", onclick: acts.outcome }, t("desk.outcome"), key("F8")));
  }
  if (matter.disposed) buttons.push(h("p", { class: "quiet" }, t("desk.outcome.kept")));
  return buttons;
}

/** The detector heard a machine: the agent hears whether it is right. */
function whoIsThere(acts: CallActs): HTMLElement {
  return h(
    "div",
    { class: "sampled", role: "group", "aria-label": t("desk.sampled") },
    h("span", {}, t("desk.sampled")),
    h("button", { type: "button", onclick: () => acts.judge(true) }, t("desk.sampled.person")),
    h("button", { type: "button", class: "end", onclick: () => acts.judge(false) }, t("desk.sampled.machine"), key("F2")),
  );
}

/** Whether the call is being recorded: by the campaign's rule, until the agent says otherwise. */
function recording(matter: Matter, seat: Seat, acts: CallActs): HTMLElement {
  const { notice } = matter.card;
  if (notice !== "NONE" && seat.recorded === null) return firstTold(notice, acts);
  const on = seat.recorded ?? matter.card.recording === "ALL";
  return h(
    "div",
    { class: on ? "recording on" : "recording", role: "group", "aria-label": t("desk.recording") },
    h("span", {}, h("span", { "aria-hidden": "true" }, on ? "● " : "○ "), t(on ? "desk.recording.on" : "desk.recording.off")),
    h("button", { type: "button", class: "plain", onclick: () => acts.record(!on) }, t(on ? "desk.recording.pause" : seat.recorded === null ? "desk.recording.start" : "desk.recording.resume")),
  );
}

/** Nothing is recorded yet, for the person has to be told of it first. */
function firstTold(notice: "TELL" | "CONSENT", acts: CallActs): HTMLElement {
  return h(
    "div",
    { class: "recording first", role: "group", "aria-label": t("desk.recording") },
    h("span", {}, t(`desk.recording.${notice}`)),
    h("button", { type: "button", onclick: () => acts.record(true) }, t(`desk.recording.${notice}.done`)),
  );
}

/** Asks who is free only when somebody wants to know. */
function transfer(acts: CallActs): HTMLElement {
  const menu = new Menu([t("desk.transfer")]);
  menu.element.addEventListener("toggle", () => {
    if (!menu.element.open) return;
    menu.show([], t("desk.transfer.asking"));
    void acts
      .colleagues()
      .catch(() => [])
      .then((free) => menu.show(free.map((one) => ({ text: h("bdi", {}, one.name), act: () => acts.handOver(one) })), t("desk.transfer.nobody")));
  });
  return menu.element;
}
