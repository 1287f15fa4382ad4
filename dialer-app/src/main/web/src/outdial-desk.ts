import { isWith } from "./desk/company";
import { contact, tick } from "./desk/contact";
import { controls } from "./desk/controls";
import { bdi, fill, h, key } from "./desk/dom";
import { idle } from "./desk/idle";
import { Matter } from "./desk/matter";
import { Notes } from "./desk/notes";
import { Outcome } from "./desk/outcome";
import * as sound from "./desk/sound";
import { Voice } from "./desk/leg";
import { ICONS, mood } from "./desk/state";
import { drawStatus } from "./desk/statusbar";
import { Store } from "./desk/store";
import { Telephone } from "./desk/telephone";
import type { Card, Colleague, Hello, Leg, Say, Seat } from "./desk/types";
import { Wire, type Link } from "./desk/wire";
import { clock, t, timeWithSeconds } from "./desk/words";

const HERE_EVERY_MS = 240_000;
/** Nobody is heard before it is shown who they are; for so long at most. */
const CARD_WITHIN_MS = 500;
const START_AGAIN_MS = 1000;
const HANDED_WITHIN_MS = 3000;
const SAVED_BEFORE_LEAVING_MS = 5000;

/**
 * The desk as a whole: what the server says and what the agent does meet here, and decide what is drawn. The parts are in
 * desk/. Longer than others because each of its methods is a few lines about the same seat and the same call.
 */
class Desk {
  private readonly person = document.body.dataset["signIn"] ?? "";
  private readonly store = new Store(this.person);
  private readonly wire = new Wire(this.store);
  private readonly notes = new Notes(byId("notes"));
  private readonly voice = new Voice(this.notes, this.store, () => this.works);
  private readonly phone = new Telephone(
    this.notes,
    () => this.starts || this.works,
    () => this.voice.isPage,
  );
  private hello: Hello | null = null;
  private seat: Seat | null = null;
  private seatHeard = 0;
  private matter: Matter | null = null;
  private owed: Card[] = [];
  private link: Link = "lost";
  private starts = false;
  /** The call that a colleague is taking over. */
  private handing: string | null = null;
  private drawn = "";
  private lastSaved = 0;

  private readonly status = byId("status");
  private readonly doing = byId("doing");
  private readonly linkPlace = byId("link");
  private readonly main = byId("desk");
  private readonly who = h("aside", { class: "contact panel", "aria-label": t("desk.contact") });
  private readonly middle = h("section", { class: "middle panel" });
  private readonly call = h("aside", { class: "call panel", "aria-label": t("desk.call") });
  private readonly owedPlace = h("div", { class: "owed" });
  private readonly outcomePlace = h("div", { class: "outcome-place" });
  private readonly controls = h("div", { class: "controls" });
  private readonly saved = h("p", { class: "saved", role: "status" });

  private get works(): boolean {
    return this.seat !== null && this.seat.state !== "OFFLINE";
  }

  start(): void {
    this.wire.onEvent = (name, data) => this.take(name, data);
    this.wire.onLink = (link) => this.linkChanged(link);
    this.wire.onRefused = (say, why) => this.refused(say, why);
    this.wire.onWaiting = () => this.showSaved();
    this.phone.onChanged = () => this.drawAnew();
    this.phone.onReady = () => this.begin();
    this.voice.onChosen = () => this.chosen();
    this.voice.onRing = () => this.begin();
    this.phone.onRefused = () => void this.wire.ask({ what: "phone" });
    fill(this.main, this.owedPlace, this.who, this.middle, this.call, this.outcomePlace);
    this.linkChanged("lost");
    this.draw();
    this.wire.open();
    setInterval(() => this.tick(), 250);
    setInterval(() => void this.wire.ask({ what: "here" }), HERE_EVERY_MS);
    document.addEventListener("keydown", (event) => this.key(event));
    const wake = () => {
      sound.wake();
      this.phone.sound();
    };
    for (const name of ["click", "keydown"]) document.addEventListener(name, wake, { capture: true });
    byId("sign-out").addEventListener("submit", (event) => void this.leave(event));
  }

  // What the server says

  private take(name: string, data: unknown): void {
    switch (name) {
      case "hello":
        this.hello = data as Hello;
        this.notes.show("noPhone", null);
        this.notes.show("closed", null);
        this.drawn = "";
        this.voice.meet(this.hello);
        void this.phone.meet(this.hello);
        break;
      case "seat":
        this.sat(data as Seat);
        break;
      case "card":
        this.notes.show("noCard", null);
        this.deal(data as Card);
        break;
      case "leg":
        this.voice.heard(data as Leg);
        if (this.works && !this.voice.isPage) this.phone.stop();
        break;
      case "owed":
        this.owed = (data as Card[]).filter((card) => card.attempt !== this.matter?.attempt);
        this.drawOwed();
        break;
      case "closed":
        this.notes.show("closed", t("desk.closed"));
        break;
      case "noCard":
      case "noPhone":
        if (name === "noCard") this.phone.play();
        this.notes.show(name, (data as { why: string }).why);
        break;
      case "watched":
        this.notes.watched((data as { who: string }).who);
        break;
      case "message":
        this.message(data as { from: string; text: string });
        break;
    }
    this.draw();
  }

  private message({ from, text }: { from: string; text: string }): void {
    this.notes.message(from, text);
    byId("said").textContent = `${from}: ${text}`;
  }

  private sat(next: Seat): void {
    const before = this.seat;
    this.seat = next;
    this.seatHeard = performance.now();
    if (before === null && this.works) void this.phone.register();
    if ((before === null || before.state === "OFFLINE") !== (next.state === "OFFLINE")) this.voice.show();
    const matter = this.matter;
    if (this.handing && next.attempt !== this.handing) this.handed();
    // Straight out of a talk with a colleague in it: they have the person from now on, and owe the outcome.
    if (before?.state === "TALKING" && before.guest && !before.guest.number && next.attempt !== before.attempt && matter?.attempt === before.attempt) matter.settle();
    if (before?.state === "TALKING" && next.state === "OFFLINE") this.resume();
    const moved = before?.state !== next.state || before?.attempt !== next.attempt;
    if (next.attempt && next.attempt !== before?.attempt && next.attempt !== matter?.attempt) this.phone.waitFor(CARD_WITHIN_MS);
    if (moved && next.state === "TALKING") this.connected(before === null);
    if (moved && next.state === "WRAP_UP" && matter?.attempt === next.attempt) this.over(before === null);
    if (moved && before) byId("said").textContent = t(`agent.${next.state}`);
    const visited = before?.visits && next.attempt !== before.attempt;
    if (!next.attempt && !next.lead && matter && (matter.disposed || !matter.attempt || visited)) this.clear();
  }

  private connected(first: boolean): void {
    if (!first) sound.begins();
    this.main.classList.remove("pulse");
    requestAnimationFrame(() => this.main.classList.add("pulse"));
    this.beginSimulated();
    this.matter?.focus();
  }

  private beginSimulated(): void {
    const matter = this.matter;
    if (matter?.person && this.seat?.state === "TALKING" && matter.attempt === this.seat.attempt) matter.person.begin(matter.card.voice);
  }

  private over(first: boolean): void {
    if (!first) sound.ended();
    this.matter?.person?.end();
    this.openOutcome();
  }

  /** A card comes: a new call's, or the same again because something of it has changed. */
  private deal(card: Card): void {
    // Drawn up for what was before the agent a moment ago.
    if (this.seat && (card.attempt ? card.attempt !== this.seat.attempt : card.lead !== this.seat.lead)) return;
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
    const matter = new Matter(card, this.wire, this.store, this.hello?.simulated ?? false);
    this.matter = matter;
    matter.outcome = card.attempt ? this.outcome(matter, card.attempt) : null;
    matter.watch(
      () => this.showSaved(),
      () => this.openOutcome(),
    );
    contact(this.who, card);
    this.phone.play();
    fill(this.middle, ...matter.parts());
    fill(this.outcomePlace, matter.outcome?.element);
    this.drawn = "";
    this.beginSimulated();
    if (this.seat?.state === "WRAP_UP" && this.seat.attempt === matter.attempt && !matter.disposed) this.openOutcome();
    else matter.focus();
  }

  private outcome(matter: Matter, attempt: string): Outcome {
    return new Outcome(matter.card, attempt, this.wire, () => matter.suggestion(), {
      done: (label) => this.disposed(matter, label),
      closed: () => this.matter?.focus(),
      mayClose: () => this.isLive(matter),
      live: () => this.isLive(matter),
      orderEmpty: () => matter.order?.isEmpty ?? true,
    });
  }

  private isLive(matter: Matter): boolean {
    const seat = this.seat;
    return matter.attempt !== null && seat?.attempt === matter.attempt && (seat.state === "TALKING" || seat.state === "RESERVED");
  }

  private disposed(matter: Matter, label: string): void {
    matter.settle();
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
    if (say.what !== "answer") this.notes.show("refused", why);
  }

  private openOutcome(): void {
    const matter = this.matter;
    if (matter?.outcome && !matter.disposed) matter.outcome.open();
  }

  // What is seen

  private linkChanged(link: Link): void {
    this.link = link;
    this.linkPlace.className = `push link ${link === "good" ? "good" : "bad"}`;
    fill(this.linkPlace, t(link === "good" ? "desk.link.good" : "desk.link.lost"));
    this.notes.show("lost", link === "lost" && this.hello ? t("desk.lost") : null);
    if (link === "taken") this.taken();
    else if (link === "signedOut") this.signedOut();
    else this.notes.show("away", null);
    this.drawAnew();
  }

  private taken(): void {
    this.phone.stop();
    this.notes.show("away", t("desk.taken"), h("button", { type: "button", onclick: () => this.wire.takeBack() }, t("desk.takeBack")));
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
    this.notes.show("away", t("desk.signedOut"), form);
    password.focus();
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
      this.notes.show("refused", t("desk.no.owedNow"));
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

  private drawAnew(): void {
    this.drawn = "";
    this.draw();
  }

  /** Draws what depends on the state; nothing when that has not changed, so that no button loses the focus. */
  private draw(): void {
    const { seat, matter, phone } = this;
    const look = JSON.stringify([seat?.state, seat?.reason, seat?.pausing, seat?.holding, seat?.guest, seat?.visits, seat?.recorded, seat?.sampled, seat?.phoneUp, seat?.attempt, matter?.attempt, matter?.card.lead, matter?.disposed, this.link, this.hello?.simulated, phone.state, phone.hasMicrophone, phone.isMuted]);
    if (look === this.drawn) return;
    this.drawn = look;
    drawStatus(this.status, this.doing, seat, this.voice.isPage ? "agent.RECONNECTING" : "desk.leg.off", {
      ready: () => this.sayOfMe("ready"),
      pause: (why) => void this.ask({ what: "pause", text: why }),
      pauseAfter: () => this.pauseAfter(),
      moreTime: () => this.sayOfCall("moreTime"),
    });
    this.drawCall();
    document.title = `${seat ? `${ICONS[seat.state]} ${t(`agent.${seat.state}`)} · ` : ""}${t("desk.title")}`;
    this.main.classList.toggle("idle", !matter);
    this.who.hidden = !matter;
    this.call.hidden = !matter;
    if (!matter) {
      fill(this.middle, idle(this.hello, seat, phone.microphone(), this.voice, () => this.signIn()));
      this.middle.querySelector<HTMLElement>("[data-first]")?.focus();
    } else if (document.activeElement === document.body) matter.focus(); // what had the focus is gone
    this.tick();
  }

  private drawCall(): void {
    const { matter, seat } = this;
    if (!matter || !seat) return;
    const mine = seat.attempt === matter.attempt;
    const acts = {
      end: () => this.sayOfCall("end"),
      hold: () => this.hold(),
      accept: () => void this.ask({ what: "accept", lead: matter.card.lead }),
      skip: (why: string) => void this.ask({ what: "skip", lead: matter.card.lead, text: why }),
      outcome: () => this.openOutcome(),
      colleagues: () => this.wire.colleagues(),
      handOver: (to: Colleague) => void this.handOver(to),
      callIn: (number: string, atOnce: boolean) => void this.callIn(number, atOnce),
      askIn: (one: Colleague) => void this.askIn(one),
      record: (on: boolean) => this.seat?.attempt && void this.ask({ what: "record", attempt: this.seat.attempt, on }),
      judge: (person: boolean) => this.judge(person),
      passOn: () => this.sayOfCall("passOn"),
      dropGuest: () => this.sayOfCall("dropGuest"),
    };
    fill(this.controls, ...controls(matter, seat, this.phone, this.isLive(matter), acts));
    fill(
      this.call,
      h("p", { class: `big ${mine ? mood(seat) : ""}` }, h("span", { class: "icon", "aria-hidden": "true" }, mine ? ICONS[seat.state] : "✎"), h("span", { class: "age" }, mine ? "" : t("desk.owed.one"))),
      this.controls,
      h("label", { for: "note" }, t("desk.note"), " ", key("F10")),
      matter.note,
      this.saved,
    );
  }

  private judge(person: boolean): void {
    if (this.seat?.attempt) void this.ask({ what: "who", attempt: this.seat.attempt, on: person });
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

  private async ask(say: Say): Promise<boolean> {
    const answer = await this.wire.ask(say);
    this.notes.show("refused", answer.ok ? null : answer.why || t("desk.no.notSent"));
    return answer.ok;
  }

  private sayOfMe(what: string): void {
    void this.ask({ what });
  }

  private sayOfCall(what: string): void {
    if (this.seat?.attempt) void this.ask({ what, attempt: this.seat.attempt });
  }

  private signIn(): void {
    sound.wake();
    if (!this.voice.isPage) this.phone.stop();
    if (!this.phone.isThere || !this.voice.isPage || this.phone.state === "registered" || this.phone.inCall) {
      this.begin();
      return;
    }
    this.starts = true;
    void this.phone.register();
  }

  /** The floor may call this phone now, or the one outside once. */
  /** The dialer has started anew in the midst of a talk, and the person is still there: the agent comes back by themselves. */
  private resume(): void {
    void this.wire.ask({ what: "start", code: this.voice.by }).then((answer) => {
      if (!answer.ok && !answer.final && !this.works) setTimeout(() => this.resume(), START_AGAIN_MS);
    });
  }

  private begin(): void {
    this.starts = false;
    void this.ask({ what: "start", code: this.voice.by });
  }

  private chosen(): void {
    if (!this.voice.isPage) this.phone.stop();
    this.drawAnew();
  }

  private pauseAfter(): void {
    void this.ask({ what: "pauseAfter", on: !this.seat?.pausing });
  }

  private hold(): void {
    if (this.seat?.attempt) void this.ask({ what: "hold", attempt: this.seat.attempt, on: !this.seat.holding });
  }

  /** The colleague gets the person and what was answered so far; if they were taken meanwhile, the person stays here. */
  private async handOver(to: Colleague): Promise<void> {
    const attempt = this.seat?.attempt;
    if (!attempt) return;
    this.handing = attempt;
    const asked = await this.ask({ what: "handOver", attempt, code: to.agent });
    const still = () => {
      if (this.handing !== attempt) return;
      this.handing = null;
      if (asked) this.notes.show("refused", t("desk.no.colleague"));
    };
    setTimeout(still, asked ? HANDED_WITHIN_MS : 0);
  }

  private async callIn(text: string, on: boolean): Promise<void> {
    const attempt = this.seat?.attempt;
    if (attempt) await this.ask({ what: "callIn", attempt, text, on });
  }

  private async askIn(one: Colleague): Promise<void> {
    const attempt = this.seat?.attempt;
    if (attempt) await this.ask({ what: "askIn", attempt, code: one.agent });
  }

  /** One key for it all: call somebody in, leave the person with them, or with Shift send them away. */
  private company(away: boolean): void {
    const seat = this.seat;
    if (seat?.visits) this.sayOfCall("dropGuest");
    else if (seat?.state !== "TALKING") return;
    else if (isWith(seat)) this.sayOfCall(away ? "dropGuest" : "passOn");
    else this.controls.querySelector<HTMLElement>(".call-in summary")?.click();
  }

  private handed(): void {
    if (this.matter?.attempt === this.handing) this.matter?.settle();
    this.handing = null;
  }

  private async leave(event: Event): Promise<void> {
    event.preventDefault();
    // What was said a moment ago is as a rule on its way.
    for (let waited = 0; this.wire.waiting > 0 && waited < SAVED_BEFORE_LEAVING_MS; waited += 100) await new Promise((go) => setTimeout(go, 100));
    if (this.wire.waiting > 0) {
      this.notes.show("refused", t("desk.no.leaveUnsaved"));
      return;
    }
    if (this.seat && this.seat.state !== "OFFLINE") {
      await this.ask({ what: "leave" });
      if (["TALKING", "RESERVED", "WRAP_UP"].includes(this.seat.state)) {
        this.notes.show("refused", t("desk.no.leaveInCall"));
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
        if (seat?.state === "TALKING" && seat.sampled) this.judge(false);
        else if (seat?.state === "TALKING") this.sayOfCall("end");
        else if (seat?.state === "PREVIEWING" && this.matter) void this.ask({ what: "accept", lead: this.matter.card.lead });
      },
      F3: () => this.company(event.shiftKey),
      F4: () => {
        if (seat?.state === "PAUSED") this.sayOfMe("ready");
        else if (seat?.state === "READY") this.doing.querySelector<HTMLElement>("summary")?.click();
        else if (seat && seat.state !== "OFFLINE") this.pauseAfter();
      },
      F6: () => seat?.state === "TALKING" && this.hold(),
      F7: () => this.phone.mute(),
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

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
}

new Desk().start();
