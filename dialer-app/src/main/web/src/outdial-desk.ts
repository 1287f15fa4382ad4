import { contact, tick } from "./desk/contact";
import { bdi, fill, h, key } from "./desk/dom";
import { Interview } from "./desk/interview";
import { Order } from "./desk/order";
import type { PhoneState, Softphone } from "./desk/phone";
import { Outcome } from "./desk/outcome";
import { SimulatedPerson } from "./desk/simulated";
import * as sound from "./desk/sound";
import { Store } from "./desk/store";
import type { Card, Hello, Say, Seat, State } from "./desk/types";
import { Wire, type Link } from "./desk/wire";
import { clock, has, t, timeWithSeconds } from "./desk/words";

const PAUSES = ["BREAK", "LUNCH", "MEETING", "TRAINING", "TECHNICAL", "OTHER"];
/** What the floor itself gives as a reason, as it says it. */
const REASONS: Record<string, string> = {
  "signed in": "signedIn",
  "after the call": "afterCall",
  "phone not connected": "phone",
  "No decision on a lead in time": "noDecision",
};
const SKIPS = ["NOT_NOW", "UNSUITABLE", "KNOWN_ABSENT", "OTHER"];
const ICONS: Record<State, string> = { OFFLINE: "○", PAUSED: "⏸", READY: "✓", PREVIEWING: "◔", RESERVED: "◑", TALKING: "●", WRAP_UP: "✎" };

/** Everything of one call: what was given, what was typed, how it ended. */
interface Matter {
  card: Card;
  attempt: string | null;
  interview: Interview | null;
  order: Order | null;
  outcome: Outcome | null;
  person: SimulatedPerson | null;
  note: HTMLTextAreaElement;
  disposed: boolean;
}

class Desk {
  private readonly person = document.body.dataset["signIn"] ?? "";
  private readonly store = new Store(this.person);
  private readonly wire = new Wire(this.store);
  private hello: Hello | null = null;
  private seat: Seat | null = null;
  private seatHeard = 0;
  private matter: Matter | null = null;
  private owed: Card[] = [];
  private link: Link = "lost";
  private phone: Softphone | null = null;
  private phoneState: PhoneState = "off";
  private login = "";
  private starts = false;
  private drawn = "";
  private lastSaved = 0;

  private readonly status = byId("status");
  private readonly doing = byId("doing");
  private readonly linkPlace = byId("link");
  private readonly notes = byId("notes");
  private readonly main = byId("desk");
  private readonly who = h("aside", { class: "contact panel", "aria-label": t("desk.contact") });
  private readonly middle = h("section", { class: "middle panel" });
  private readonly call = h("aside", { class: "call panel", "aria-label": t("desk.call") });
  private readonly owedPlace = h("div", { class: "owed" });
  private readonly outcomePlace = h("div", { class: "outcome-place" });
  private readonly controls = h("div", { class: "controls" });
  private readonly saved = h("p", { class: "saved", role: "status" });

  start(): void {
    this.wire.onEvent = (name, data) => this.take(name, data);
    this.wire.onLink = (link) => this.linkChanged(link);
    this.wire.onRefused = (say, why) => this.refused(say, why);
    this.wire.onWaiting = () => this.showSaved();
    fill(this.main, this.owedPlace, this.who, this.middle, this.call, this.outcomePlace);
    this.linkChanged("lost");
    this.draw();
    this.wire.open();
    setInterval(() => this.tick(), 250);
    setInterval(() => void this.wire.ask({ what: "here" }), 240_000);
    document.addEventListener("keydown", (event) => this.key(event));
    const wake = () => {
      sound.wake();
      this.phone?.sound();
    };
    for (const name of ["click", "keydown"]) document.addEventListener(name, wake, { capture: true });
    byId("sign-out").addEventListener("submit", (event) => void this.leave(event));
  }

  // What the server says

  private take(name: string, data: unknown): void {
    switch (name) {
      case "hello":
        this.hello = data as Hello;
        this.note("noPhone", null);
        this.note("closed", null);
        this.drawn = "";
        void this.meetPhone();
        break;
      case "seat":
        this.sat(data as Seat);
        break;
      case "card":
        this.note("noCard", null);
        this.deal(data as Card);
        break;
      case "owed":
        this.owed = (data as Card[]).filter((card) => card.attempt !== this.matter?.attempt);
        this.drawOwed();
        break;
      case "closed":
        this.note("closed", t("desk.closed"));
        break;
      case "noCard":
      case "noPhone":
        this.note(name, (data as { why: string }).why);
        break;
      case "message":
        this.message(data as { from: string; text: string });
        break;
    }
    this.draw();
  }

  private sat(next: Seat): void {
    const before = this.seat;
    this.seat = next;
    this.seatHeard = performance.now();
    const matter = this.matter;
    const moved = before?.state !== next.state || before?.attempt !== next.attempt;
    if (moved && next.state === "TALKING") this.connected(before === null);
    if (moved && next.state === "WRAP_UP" && matter?.attempt === next.attempt) this.over(before === null);
    if (moved && before) this.announce(next);
    if (!next.attempt && !next.lead && matter && (matter.disposed || !matter.attempt)) this.clear();
  }

  private connected(first: boolean): void {
    if (!first) sound.begins();
    this.main.classList.remove("pulse");
    requestAnimationFrame(() => this.main.classList.add("pulse"));
    this.beginSimulated();
    this.focusWork();
  }

  private beginSimulated(): void {
    const matter = this.matter;
    if (matter?.person && this.seat?.state === "TALKING" && matter.attempt === this.seat.attempt) matter.person.begin(matter.card.voice);
  }

  private over(first: boolean): void {
    if (!first) sound.ended();
    this.matter?.person?.end();
    if (this.matter && !this.matter.disposed) this.openOutcome();
  }

  private announce(seat: Seat): void {
    byId("said").textContent = t(`agent.${seat.state}`);
  }

  /** A card comes: a new call's, or the same again because something of it has changed. */
  private deal(card: Card): void {
    const same = this.matter && this.matter.attempt === card.attempt && this.matter.card.lead === card.lead;
    if (same && this.matter) {
      this.matter.card = card;
      contact(this.who, card);
      this.beginSimulated();
      return;
    }
    if (this.matter?.attempt && !this.matter.disposed) this.owed = [...this.owed, this.matter.card];
    this.owed = this.owed.filter((one) => one.attempt !== card.attempt);
    this.drawOwed();
    this.lay(card);
  }

  private lay(card: Card): void {
    const attempt = card.attempt;
    const matter: Matter = {
      card,
      attempt,
      interview: attempt && card.questions.length > 0 ? new Interview(card, attempt, this.wire, this.store) : null,
      order: attempt && card.products.length > 0 && card.questions.length === 0 ? new Order(card, attempt, this.wire) : null,
      outcome: null,
      person: this.hello?.simulated && attempt ? new SimulatedPerson() : null,
      note: this.noteBox(card, attempt),
      disposed: this.wire.pending(attempt).some((say) => say.what === "dispose"),
    };
    this.matter = matter;
    if (attempt) matter.outcome = this.outcome(matter, attempt);
    if (matter.interview) {
      matter.interview.onAnswered = () => {
        matter.person?.reply();
        this.showSaved();
      };
      matter.interview.onDone = () => this.openOutcome();
    }
    if (matter.order) {
      matter.order.onChanged = () => {
        matter.person?.reply();
        this.showSaved();
      };
    }
    contact(this.who, card);
    fill(
      this.middle,
      h("p", { class: "for" }, bdi(card.client), " · ", bdi(card.campaign)),
      matter.person?.element,
      card.script && h("div", { class: "script", dir: "auto", tabindex: 0, "aria-label": t("desk.script") }, card.script),
      matter.interview?.element ?? matter.order?.element ?? h("p", { class: "quiet" }, t("desk.nothingToAsk")),
    );
    fill(this.outcomePlace, matter.outcome?.element);
    this.drawn = "";
    this.beginSimulated();
    if (this.seat?.state === "WRAP_UP" && this.seat.attempt === attempt && !matter.disposed) this.openOutcome();
    else this.focusWork();
  }

  private outcome(matter: Matter, attempt: string): Outcome {
    return new Outcome(
      matter.card,
      attempt,
      this.wire,
      () => suggestion(matter),
      {
        done: (label) => this.disposed(matter, label),
        closed: () => this.focusWork(),
        mayClose: () => this.isLive(matter),
        live: () => this.isLive(matter),
        orderEmpty: () => matter.order?.isEmpty ?? true,
      },
    );
  }

  private isLive(matter: Matter): boolean {
    const seat = this.seat;
    return matter.attempt !== null && seat?.attempt === matter.attempt && (seat.state === "TALKING" || seat.state === "RESERVED");
  }

  private disposed(matter: Matter, label: string): void {
    matter.disposed = true;
    matter.person?.end();
    this.store.dropAll(`draft.${matter.attempt}`);
    this.store.drop(`at.${matter.attempt}`);
    byId("said").textContent = t("desk.outcome.saved", label);
    if (this.seat?.attempt !== matter.attempt) {
      this.clear();
      const next = this.owed.shift();
      if (next) this.lay(next);
      this.drawOwed();
    }
    this.draw();
  }

  private clear(): void {
    this.matter?.person?.end();
    this.matter = null;
    fill(this.outcomePlace);
    this.drawn = "";
  }

  private refused(say: Say, why: string): void {
    const matter = this.matter;
    if (matter && say.attempt === matter.attempt) {
      if (say.what === "dispose") {
        matter.disposed = false;
        matter.outcome?.refused(why);
        return;
      }
      if (say.what === "answer") matter.interview?.refused(say, why);
    }
    if (say.what !== "answer") this.note("refused", why);
  }

  private openOutcome(): void {
    const matter = this.matter;
    if (!matter?.outcome || matter.disposed) return;
    matter.outcome.open();
  }

  private focusWork(): void {
    if (this.matter?.outcome?.isOpen) return;
    const focused = document.activeElement;
    if (focused instanceof HTMLTextAreaElement && focused === this.matter?.note) return;
    if (this.matter?.interview) this.matter.interview.focus();
    else this.matter?.order?.focus();
  }

  private noteBox(card: Card, attempt: string | null): HTMLTextAreaElement {
    const box = h("textarea", { rows: 4, maxlength: 4000, dir: "auto", id: "note", placeholder: t("desk.note.hint") });
    const draft = `draft.${attempt}.note`;
    box.value = this.store.get<string>(draft) ?? this.wire.pending(attempt).find((say) => say.what === "note")?.text ?? card.note ?? "";
    let timer = 0;
    box.addEventListener("input", () => {
      this.store.set(draft, box.value);
      clearTimeout(timer);
      timer = window.setTimeout(() => attempt && this.wire.post({ what: "note", attempt, text: box.value }), 700);
    });
    return box;
  }

  // The softphone, where the page is one

  private async meetPhone(): Promise<void> {
    const login = this.hello?.phone;
    if (!login) return;
    if (!this.phone) {
      const { Softphone } = await import("./desk/phone");
      this.phone ??= new Softphone();
      this.phone.onState = (state, trouble) => this.phoneChanged(state, trouble);
      const granted = await navigator.permissions?.query({ name: "microphone" as PermissionName }).catch(() => null);
      if (granted?.state === "granted") await this.hear();
    }
    // After a reload in the midst of the shift nobody should have to press anything; and who pressed early waits no more.
    if (this.starts || (this.seat && this.seat.state !== "OFFLINE")) await this.register();
  }

  /** Asks for the microphone; whether it is there. */
  private async hear(): Promise<boolean> {
    const trouble = (await this.phone?.open()) ?? null;
    this.note("mic", trouble === null ? null : t(trouble));
    this.drawn = "";
    this.draw();
    return trouble === null;
  }

  private async register(): Promise<void> {
    const login = this.hello?.phone;
    if (!login || !this.phone || !(await this.hear())) return;
    const key = `${login.user} ${login.password}`;
    if (key === this.login) return;
    this.login = key;
    this.phone.start(login);
  }

  private phoneChanged(state: PhoneState, trouble: string | null): void {
    const before = this.phoneState;
    this.phoneState = state;
    this.note("phone", trouble === null ? null : t(trouble));
    if (state === "registered" && before !== "inCall" && (this.starts || (this.seat && this.seat.state !== "OFFLINE"))) {
      this.starts = false;
      void this.ask({ what: "start" }); // the floor calls this phone now
    }
    this.drawn = "";
    this.draw();
  }

  private mute(): void {
    if (!this.phone || this.phoneState !== "inCall") return;
    this.phone.mute(!this.phone.isMuted);
    this.drawn = "";
    this.draw();
  }

  private keypad(): HTMLElement {
    const pad = h("details", { class: "menu keypad" });
    const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];
    fill(
      pad,
      h("summary", {}, t("desk.keypad")),
      h("div", { class: "panel", dir: "ltr" }, ...digits.map((digit) => h("button", { type: "button", onclick: () => this.phone?.press(digit) }, digit))),
    );
    pad.addEventListener("keydown", (event) => {
      if (/^[0-9*#]$/.test(event.key)) {
        event.preventDefault();
        this.phone?.press(event.key);
      } else if (event.code === "Escape") pad.open = false;
    });
    return pad;
  }

  /** The microphone before the shift: whether it is there, and how loud it hears. */
  private microphone(): HTMLElement | null {
    const phone = this.phone;
    if (!this.hello?.phone) return null;
    if (!phone?.hasMicrophone) {
      return h("button", { type: "button", onclick: () => void this.hear() }, t("desk.mic.check"));
    }
    const meter = h("meter", { min: 0, max: 1, "aria-label": t("desk.mic.level") });
    const words = h("span", {}, t("desk.mic.speak"));
    let heard = false;
    const look = () => {
      if (!meter.isConnected) return;
      meter.value = phone.level();
      if (!heard && meter.value > 0.12) {
        heard = true;
        words.textContent = t("desk.mic.good");
      }
      setTimeout(look, 100);
    };
    setTimeout(look, 100);
    return h("p", { class: "mic" }, meter, words);
  }

  // What is seen

  private linkChanged(link: Link): void {
    this.link = link;
    this.linkPlace.className = `push link ${link === "good" ? "good" : "bad"}`;
    fill(this.linkPlace, t(link === "good" ? "desk.link.good" : "desk.link.lost"));
    this.note("lost", link === "lost" && this.hello ? t("desk.lost") : null);
    if (link === "taken") this.taken();
    else if (link === "signedOut") this.signedOut();
    else this.note("away", null);
    this.drawn = "";
    this.draw();
  }

  private taken(): void {
    this.note("away", t("desk.taken"), h("button", { type: "button", onclick: () => this.wire.takeBack() }, t("desk.takeBack")));
  }

  /** The session is over in the midst of things: the call goes on, and so does the page after the password. */
  private signedOut(): void {
    const password = h("input", { type: "password", autocomplete: "current-password", "aria-label": t("desk.password"), placeholder: t("desk.password"), dir: "ltr" });
    const wrong = h("span", { role: "alert" });
    const form = h("form", { class: "again" }, password, h("button", {}, t("desk.signInAgain")), h("a", { href: "/desk" }, t("desk.otherPage")), wrong);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.wire
        .signInAgain(this.person, password.value)
        .catch(() => false)
        .then((good) => {
          if (!good) wrong.textContent = t("desk.wrongPassword");
        });
    });
    this.note("away", t("desk.signedOut"), form);
    password.focus();
  }

  /** A sentence that stays until its cause is gone. */
  private note(id: string, text: string | null, ...more: Node[]): void {
    this.notes.querySelector(`[data-note="${id}"]`)?.remove();
    if (text === null) return;
    const dismiss = id === "refused" && h("button", { type: "button", class: "plain", onclick: () => this.note(id, null) }, t("desk.close"));
    this.notes.append(h("div", { class: "note bad", "data-note": id }, h("span", {}, text), ...more, dismiss || null));
  }

  private message({ from, text }: { from: string; text: string }): void {
    const place = h("div", { class: "note calm" }, h("strong", {}, bdi(from)), h("span", { dir: "auto" }, text));
    place.append(h("button", { type: "button", class: "plain", onclick: () => place.remove() }, t("desk.close")));
    this.notes.append(place);
  }

  private drawOwed(): void {
    fill(
      this.owedPlace,
      this.owed.length > 0 && h("span", {}, t("desk.owed")),
      ...this.owed.map((card) =>
        h("button", { type: "button", onclick: () => this.takeUp(card) }, bdi(card.name || t("desk.contact.nameless"))),
      ),
    );
    this.owedPlace.hidden = this.owed.length === 0;
  }

  /** Back to a call whose outcome is owed; only while nobody is on the line. */
  private takeUp(card: Card): void {
    if (this.seat && ["TALKING", "RESERVED", "PREVIEWING"].includes(this.seat.state)) {
      this.note("refused", t("desk.no.owedNow"));
      return;
    }
    this.owed = this.owed.filter((one) => one !== card);
    if (this.matter?.attempt && !this.matter.disposed) this.owed.push(this.matter.card);
    this.lay(card);
    this.drawOwed();
    this.draw();
    this.openOutcome();
  }

  private showSaved(): void {
    const waiting = this.wire.waiting;
    if (waiting === 0 && this.lastSaved !== 0) {
      this.saved.className = "saved good";
      this.saved.textContent = t("desk.saved", timeWithSeconds(Date.now()));
    } else if (waiting > 0) {
      this.saved.className = this.link === "good" ? "saved" : "saved notice";
      this.saved.textContent = t("desk.waiting", waiting);
    }
    this.lastSaved = Date.now();
  }

  /** Draws what depends on the state; nothing when that has not changed, so that no button loses the focus. */
  private draw(): void {
    const seat = this.seat;
    const look = JSON.stringify([seat?.state, seat?.reason, seat?.pausing, seat?.holding, seat?.phoneUp, seat?.attempt, this.matter?.attempt, this.matter?.card.lead, this.matter?.disposed, this.link, this.hello?.simulated, this.phoneState, this.phone?.hasMicrophone, this.phone?.isMuted]);
    if (look === this.drawn) return;
    this.drawn = look;
    this.drawStatus();
    this.drawControls();
    document.title = `${seat ? `${ICONS[seat.state]} ${t(`agent.${seat.state}`)} · ` : ""}${t("desk.title")}`;
    const idle = !this.matter;
    this.main.classList.toggle("idle", idle);
    this.who.hidden = idle;
    this.call.hidden = idle;
    if (idle) {
      fill(this.middle, this.idle());
      this.middle.querySelector<HTMLElement>("[data-first]")?.focus();
    } else if (document.activeElement === document.body) this.focusWork(); // what had the focus is gone
  }

  private drawStatus(): void {
    const seat = this.seat;
    if (!seat) {
      fill(this.status);
      fill(this.doing);
      return;
    }
    const away = !seat.phoneUp && seat.state !== "OFFLINE" && seat.state !== "PAUSED";
    this.status.className = `status ${away ? "bad" : mood(seat)}`;
    fill(
      this.status,
      h("span", { class: "icon", "aria-hidden": "true" }, ICONS[seat.state]),
      h("strong", {}, t(away ? "agent.RECONNECTING" : seat.holding ? "desk.onHold" : `agent.${seat.state}`)),
      seat.state === "PAUSED" && seat.reason ? h("span", {}, reason(seat.reason)) : null,
      h("span", { class: "age" }),
    );
    fill(this.doing, ...this.stateButtons(seat));
    this.tick();
  }

  private stateButtons(seat: Seat): HTMLElement[] {
    const pauseAfter = h(
      "button",
      { type: "button", class: "toggle", "aria-pressed": String(seat.pausing), onclick: () => this.pauseAfter() },
      t("desk.pauseAfter"),
      key("F4"),
    );
    switch (seat.state) {
      case "OFFLINE":
        return [];
      case "PAUSED":
        return [h("button", { type: "button", class: "main", onclick: () => this.ready() }, t("desk.ready"), key("F4"))];
      case "READY":
        return [this.pauseMenu()];
      case "PREVIEWING":
      case "RESERVED":
      case "TALKING":
        return [pauseAfter];
      case "WRAP_UP":
        return [pauseAfter, h("button", { type: "button", class: "plain", onclick: () => this.moreTime() }, t("desk.moreTime"))];
    }
  }

  private pauseMenu(): HTMLElement {
    const menu = h("details", { class: "menu" });
    fill(
      menu,
      h("summary", {}, t("desk.pause"), key("F4")),
      h(
        "div",
        { class: "panel" },
        ...PAUSES.map((why, at) => h("button", { type: "button", class: "plain", onclick: () => this.pause(why) }, key(String(at + 1)), t(`desk.pause.${why}`))),
      ),
    );
    menu.addEventListener("toggle", () => menu.open && menu.querySelector("button")?.focus());
    menu.addEventListener("keydown", (event) => {
      const digit = Number(/^(?:Digit|Numpad)([1-6])$/.exec(event.code)?.[1] ?? 0);
      const buttons = [...menu.querySelectorAll("button")];
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      if (digit > 0) {
        event.preventDefault();
        this.pause(PAUSES[digit - 1] ?? "OTHER");
      } else if (event.code === "Escape") {
        menu.open = false;
        menu.querySelector("summary")?.focus();
      } else if (event.code === "ArrowDown" || event.code === "ArrowUp") {
        event.preventDefault();
        buttons[(at + (event.code === "ArrowDown" ? 1 : -1) + buttons.length) % buttons.length]?.focus();
      }
    });
    return menu;
  }

  private drawControls(): void {
    const matter = this.matter;
    const seat = this.seat;
    if (!matter || !seat) return;
    const mine = seat.attempt === matter.attempt;
    const live = this.isLive(matter);
    const buttons: (HTMLElement | null)[] = [];
    if (seat.state === "PREVIEWING") {
      buttons.push(
        h("button", { type: "button", class: "main", "data-first": true, onclick: () => void this.ask({ what: "accept", lead: matter.card.lead }) }, t("desk.preview.call"), key("F2")),
        ...SKIPS.map((why) => h("button", { type: "button", onclick: () => void this.ask({ what: "skip", lead: matter.card.lead, text: why }) }, t(`desk.skip.${why}`))),
      );
    } else if (live && seat.state === "TALKING") {
      buttons.push(
        h("button", { type: "button", class: "end", onclick: () => this.end() }, t("desk.end"), key("F2")),
        h("button", { type: "button", "aria-pressed": String(seat.holding), onclick: () => this.hold() }, t(seat.holding ? "desk.takeBackPerson" : "desk.hold"), key("F6")),
        this.phoneState === "inCall"
          ? h("button", { type: "button", "aria-pressed": String(this.phone?.isMuted ?? false), onclick: () => this.mute() }, t(this.phone?.isMuted ? "desk.unmute" : "desk.mute"), key("F7"))
          : null,
        this.phoneState === "inCall" ? this.keypad() : null,
      );
    }
    if (matter.attempt && !matter.disposed) {
      buttons.push(h("button", { type: "button", class: live ? "" : "main", onclick: () => this.openOutcome() }, t("desk.outcome"), key("F8")));
    }
    if (matter.disposed) buttons.push(h("p", { class: "quiet" }, t("desk.outcome.kept")));
    fill(this.controls, ...buttons);
    fill(
      this.call,
      h("p", { class: `big ${mine ? mood(seat) : ""}` }, h("span", { class: "icon", "aria-hidden": "true" }, mine ? ICONS[seat.state] : "✎"), h("span", { class: "age" }, mine ? "" : t("desk.owed.one"))),
      this.controls,
      h("label", { for: "note" }, t("desk.note"), " ", key("F10")),
      matter.note,
      this.saved,
    );
    this.tick();
  }

  /** What is shown while there is nobody to talk with: what is going on, and what comes next. */
  private idle(): HTMLElement {
    const seat = this.seat;
    if (!this.hello || !seat) return h("p", { class: "idle-note quiet" }, t("desk.connecting"));
    if (seat.state === "OFFLINE") {
      return h(
        "div",
        { class: "idle-note" },
        h("h1", {}, t("desk.welcome", this.hello.name)),
        this.hello.simulated ? h("p", { class: "mark" }, t("desk.sim.welcome")) : null,
        this.microphone(),
        h("button", { type: "button", class: "main big-button", "data-first": true, onclick: () => this.signIn() }, t("desk.start"), key("Enter")),
        this.keys(),
      );
    }
    const words = seat.state === "READY" ? "desk.idle.ready" : seat.state === "PAUSED" ? "desk.idle.paused" : "desk.idle.coming";
    return h(
      "div",
      { class: "idle-note" },
      h("p", { class: `orb ${mood(seat)}`, "aria-hidden": "true" }, ICONS[seat.state]),
      h("h1", {}, t(words)),
      h("p", { class: "quiet" }, t(`${words}More`)),
      this.hello.simulated ? h("p", { class: "mark" }, t("desk.sim.welcome")) : null,
      this.keys(),
    );
  }

  private keys(): HTMLElement {
    const rows: [string, string][] = [
      ["F2", "desk.end"],
      ["F4", "desk.keys.pause"],
      ["F6", "desk.hold"],
      ...(this.hello?.phone ? [["F7", "desk.mute"] as [string, string]] : []),
      ["F8", "desk.outcome"],
      ["F9", "desk.keys.callback"],
      ["F10", "desk.note"],
      ["1 … 9", "desk.keys.digits"],
      ["Enter", "desk.next"],
      ["⇧ Enter", "desk.back"],
    ];
    return h("dl", { class: "keys" }, ...rows.flatMap(([name, word]) => [h("dt", {}, key(name)), h("dd", {}, t(word))]));
  }

  private tick(): void {
    const seat = this.seat;
    if (!seat) return;
    const passed = performance.now() - this.seatHeard;
    const counts = seat.left !== null;
    const text = counts ? t("desk.left", clock(Math.max(0, (seat.left ?? 0) - passed))) : clock(seat.age + passed);
    const header = this.status.querySelector(".age");
    if (header && seat.state !== "OFFLINE") header.textContent = text;
    const big = this.call.querySelector(".big .age");
    if (big && this.matter?.attempt === seat.attempt) big.textContent = text;
    this.status.classList.toggle("soon", counts && (seat.left ?? 0) - passed < 10_000);
    tick(this.who, this.matter?.card ?? null);
  }

  // What the agent does

  private async ask(say: Say): Promise<void> {
    const answer = await this.wire.ask(say);
    this.note("refused", answer.ok ? null : answer.why || t("desk.no.notSent"));
  }

  private signIn(): void {
    sound.wake();
    if (this.hello?.phone) {
      this.starts = true;
      if (this.phoneState === "registered") {
        this.starts = false;
        void this.ask({ what: "start" });
      } else void this.register();
    } else void this.ask({ what: "start" });
  }

  private ready(): void {
    void this.ask({ what: "ready" });
  }

  private pause(why: string): void {
    void this.ask({ what: "pause", text: why });
  }

  private pauseAfter(): void {
    void this.ask({ what: "pauseAfter", on: !this.seat?.pausing });
  }

  private moreTime(): void {
    if (this.seat?.attempt) void this.ask({ what: "moreTime", attempt: this.seat.attempt });
  }

  private end(): void {
    if (this.seat?.attempt) void this.ask({ what: "end", attempt: this.seat.attempt });
  }

  private hold(): void {
    if (this.seat?.attempt) void this.ask({ what: "hold", attempt: this.seat.attempt, on: !this.seat.holding });
  }

  private async leave(event: Event): Promise<void> {
    event.preventDefault();
    if (this.wire.waiting > 0) {
      this.note("refused", t("desk.no.leaveUnsaved"));
      return;
    }
    if (this.seat && this.seat.state !== "OFFLINE") {
      await this.ask({ what: "leave" });
      if (["TALKING", "RESERVED", "WRAP_UP"].includes(this.seat.state)) {
        this.note("refused", t("desk.no.leaveInCall"));
        return;
      }
    }
    (event.target as HTMLFormElement).submit();
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const seat = this.seat;
    const act: Record<string, (() => void) | undefined> = {
      F2: () => {
        if (seat?.state === "TALKING") this.end();
        else if (seat?.state === "PREVIEWING" && this.matter) void this.ask({ what: "accept", lead: this.matter.card.lead });
      },
      F4: () => {
        if (seat?.state === "PAUSED") this.ready();
        else if (seat?.state === "READY") this.doing.querySelector<HTMLElement>("summary")?.click();
        else if (seat && seat.state !== "OFFLINE") this.pauseAfter();
      },
      F6: () => seat?.state === "TALKING" && this.hold(),
      F7: () => this.mute(),
      F8: () => {
        const outcome = this.matter?.outcome;
        if (outcome?.isOpen) outcome.close();
        else this.openOutcome();
      },
      F9: () => this.matter && !this.matter.disposed && this.matter.outcome?.callback(),
      F10: () => this.matter?.note.focus(),
    };
    const found = act[event.code];
    if (found) {
      event.preventDefault();
      found();
    }
  }
}

/** The outcome that what was given so far speaks for. */
function suggestion(matter: Matter): string | null {
  if (matter.interview) return matter.interview.isComplete ? "COMPLETE" : matter.interview.isBegun ? "PARTIAL" : null;
  return matter.order && !matter.order.isEmpty ? "SALE" : null;
}

function reason(said: string): string {
  const ours = REASONS[said];
  if (ours) return t(`desk.reason.${ours}`);
  return has(`desk.pause.${said}`) ? t(`desk.pause.${said}`) : said;
}

function mood(seat: Seat): string {
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
    case "OFFLINE":
      return "quiet";
  }
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
}

new Desk().start();
