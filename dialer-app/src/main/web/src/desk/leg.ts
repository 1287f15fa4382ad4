import { spaced } from "./contact";
import { bdi, h } from "./dom";
import type { Notes } from "./notes";
import type { Store } from "./store";
import type { Hello, Leg, LegBy } from "./types";
import { has, t } from "./words";

/** What the agent speaks into: this page, or a phone that is rung once and then stays their leg. */
export class Voice {
  private hello: Hello | null = null;
  private now: Leg = { by: "PAGE", state: "NONE", why: null };
  private wish: LegBy;

  /** The choice is another one. */
  onChosen: () => void = () => undefined;
  /** The phone is to ring once more. */
  onRing: () => void = () => undefined;

  /** @param working whether the agent works, so that nothing can be chosen and a lost phone matters */
  constructor(
    private readonly notes: Notes,
    private readonly store: Store,
    private readonly working: () => boolean,
  ) {
    this.wish = store.get<LegBy>("leg") ?? "PAGE";
  }

  /** What it is: while the agent works the server's word holds, before it their own. */
  get by(): LegBy {
    return this.working() ? this.now.by : this.offered().includes(this.wish) ? this.wish : "PAGE";
  }

  get isPage(): boolean {
    return this.by === "PAGE";
  }

  meet(hello: Hello): void {
    this.hello = hello;
    this.heard(hello.leg);
  }

  heard(now: Leg): void {
    this.now = now;
    this.show();
  }

  private offered(): LegBy[] {
    const choice = this.hello?.choice;
    return ["PAGE", ...(choice?.deskPhone ? ["DESK_PHONE" as const] : []), ...(choice?.number ? ["NUMBER" as const] : [])];
  }

  private name(by: LegBy): HTMLElement | null {
    const choice = this.hello?.choice;
    if (by === "DESK_PHONE") return bdi(choice?.deskPhone ?? "", "ltr");
    return by === "NUMBER" ? bdi(spaced(choice?.number ?? ""), "ltr") : null;
  }

  /** What can be chosen before the shift; nothing when there is no choice. */
  choices(): HTMLElement | null {
    const offered = this.offered();
    if (offered.length < 2) return null;
    return h(
      "fieldset",
      { class: "legs" },
      h("legend", {}, t("desk.leg.choose")),
      ...offered.map((by) => h("label", {}, h("input", { type: "radio", name: "leg", value: by, checked: by === this.by, onchange: () => this.choose(by) }), h("span", {}, t(`desk.leg.${by}`), " ", this.name(by)))),
      this.isPage ? null : h("p", { class: "quiet" }, t(this.by === "NUMBER" ? "desk.leg.howNumber" : "desk.leg.how")),
    );
  }

  private choose(by: LegBy): void {
    this.wish = by;
    this.store.set("leg", by);
    this.onChosen();
    document.querySelector<HTMLElement>(`.legs input[value=${by}]`)?.focus();
  }

  /** Says how the phone stands, as long as that is anything the agent must know. */
  show(): void {
    const { by, state } = this.now;
    this.notes.show("leg", null);
    if (!this.working() || by === "PAGE") return;
    if (state === "RINGING") this.notes.calm("leg", t(by === "NUMBER" ? "desk.leg.ringingNumber" : "desk.leg.ringing"));
    else if (state === "GONE" || state === "UNANSWERED" || state === "REFUSED") this.notes.show("leg", this.trouble(), this.again());
  }

  private trouble(): string {
    const { state, why } = this.now;
    if (state === "GONE") return t("desk.leg.gone");
    if (state === "UNANSWERED") return t(this.now.by === "NUMBER" ? "desk.leg.unansweredNumber" : "desk.leg.unanswered");
    const word = `desk.leg.no.${why}`;
    return t(has(word) ? word : "desk.leg.unanswered");
  }

  private again(): HTMLElement {
    return h("button", { type: "button", class: "main", onclick: () => this.onRing() }, t("desk.leg.again"));
  }
}
