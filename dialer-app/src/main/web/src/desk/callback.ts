import { fill, h } from "./dom";
import { day, latin, t, time } from "./words";

/** What the server knows of the times: quarters of an hour, each open or closed. */
export interface Times {
  from: number;
  step: number;
  open: string;
}

interface Slot {
  at: number;
  open: boolean;
}

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Picks a time in the lead's own zone. Times at which nobody may be called can't be picked. */
export class CallbackPicker {
  private slots: Slot[] = [];
  private picked: number | null = null;
  private mine = false;
  private readonly list = h("div", { class: "slots" });
  private readonly when = h("output", { class: "when" });
  private readonly box = h("input", { type: "text", autocomplete: "off", dir: "ltr", placeholder: "tue 15:30", "aria-label": t("desk.callback.type") });
  private readonly chips = h("div", { class: "chips" });
  private readonly complaint = h("p", { class: "complaint", role: "alert" });
  readonly element = h("div", { class: "callback" });

  constructor(
    private readonly zone: string | null,
    zoneSure: boolean,
    private readonly onPick: (due: number, mine: boolean) => void,
    private readonly onLeave: () => void,
  ) {
    const own = h("input", { type: "checkbox", id: "mine" });
    own.addEventListener("change", () => (this.mine = own.checked));
    fill(
      this.element,
      h("p", { class: "quiet" }, zone ? t(zoneSure ? "desk.callback.zone" : "desk.callback.zoneUnsure", zone) : t("desk.callback.noZone")),
      h("div", { class: "ways" }, this.box, this.chips),
      this.list,
      this.complaint,
      h(
        "div",
        { class: "ask-steps" },
        h("button", { type: "button", class: "main", onclick: () => this.done() }, t("desk.callback.save")),
        this.when,
        h("span", { class: "push" }),
        h("label", { class: "mine", for: "mine" }, own, t("desk.callback.mine")),
      ),
    );
    this.box.addEventListener("input", () => this.typed());
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  /** The times have come. */
  show(times: Times): void {
    this.slots = [...times.open].map((open, at) => ({ at: times.from + at * times.step, open: open === "1" }));
    this.drawChips();
    this.draw(this.slots.find((slot) => slot.open)?.at ?? times.from);
  }

  failed(why: string): void {
    this.complaint.textContent = why;
  }

  focus(): void {
    this.box.focus();
  }

  private local(at: number): { day: string; weekday: number; minutes: number } {
    const parts = new Intl.DateTimeFormat("en-GB", {
      ...(this.zone ? { timeZone: this.zone } : {}),
      weekday: "short",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).formatToParts(at);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
    return {
      day: `${part("year")}-${part("month")}-${part("day")}`,
      weekday: WEEKDAYS.indexOf(part("weekday").toLowerCase()),
      minutes: Number(part("hour")) * 60 + Number(part("minute")),
    };
  }

  /** The slot of a day so many days on, at a time of day there; a time that a clock change skips has none. */
  private find(daysOn: number, minutes: number): Slot | undefined {
    const days = [...new Set(this.slots.map((slot) => this.local(slot.at).day))];
    const today = this.local(Date.now()).day;
    const wanted = days[days.indexOf(today) < 0 ? daysOn - 1 : daysOn];
    return this.slots.find((slot) => {
      const there = this.local(slot.at);
      return there.day === wanted && there.minutes === minutes;
    });
  }

  private drawChips(): void {
    const now = this.local(Date.now());
    const quarter = Math.floor(now.minutes / 15) * 15;
    const inAnHour = this.slots.find((slot) => slot.at >= Date.now() + 3_600_000 - 60_000);
    const toMonday = ((1 - now.weekday + 7) % 7) || 7;
    const ways: [string, Slot | undefined][] = [
      ["desk.callback.hour", inAnHour],
      ["desk.callback.tonight", this.find(0, 18 * 60)],
      ["desk.callback.tomorrow", this.find(1, quarter)],
      ["desk.callback.monday", this.find(toMonday, 10 * 60)],
    ];
    fill(
      this.chips,
      ...ways
        .filter((way): way is [string, Slot] => way[1] !== undefined)
        .map(([word, slot]) =>
          h(
            "button",
            {
              type: "button",
              disabled: !slot.open,
              title: slot.open ? undefined : t("desk.callback.closed"),
              onclick: () => this.pick(slot),
            },
            t(word),
          ),
        ),
    );
  }

  /** The day's times around an instant; closed ones are shown, so that it is seen why they can't be had. */
  private draw(around: number): void {
    const wanted = this.local(around).day;
    const days = [...new Set(this.slots.map((slot) => this.local(slot.at).day))];
    const at = days.indexOf(wanted);
    const shown = this.slots.filter((slot) => this.local(slot.at).day === wanted && this.local(slot.at).minutes % 30 === 0);
    const turn = (to: number, sign: string, word: string) => {
      const there = this.slots.find((slot) => this.local(slot.at).day === days[to]);
      return h("button", { type: "button", class: "plain turn", disabled: !there, "aria-label": t(word), onclick: () => there && this.draw(there.at) }, sign);
    };
    fill(
      this.list,
      h("p", { class: "day" }, turn(at - 1, "‹", "desk.callback.before"), h("strong", {}, day(around, this.zone ?? undefined)), turn(at + 1, "›", "desk.callback.after")),
      h(
        "div",
        { class: "hours", role: "listbox", "aria-label": t("desk.callback.times") },
        ...shown.map((slot) =>
          h(
            "button",
            {
              type: "button",
              role: "option",
              class: "slot",
              "aria-selected": String(slot.at === this.picked),
              disabled: !slot.open,
              title: slot.open ? undefined : t("desk.callback.closed"),
              onclick: () => this.pick(slot),
            },
            time(slot.at, this.zone ?? undefined),
          ),
        ),
      ),
    );
  }

  private pick(slot: Slot): void {
    if (!slot.open) {
      this.picked = null;
      this.when.textContent = "";
      this.complaint.textContent = t("desk.callback.closed");
      return;
    }
    this.complaint.textContent = "";
    this.picked = slot.at;
    const there = `${day(slot.at, this.zone ?? undefined)} ${time(slot.at, this.zone ?? undefined)}`;
    this.when.textContent = t("desk.callback.when", there, time(slot.at));
    this.draw(slot.at);
  }

  /** Reads "15:30", "tue 15:30", "+2h", "+45m"; days also by the names of the page's language. */
  private typed(): void {
    const text = latin(this.box.value).trim().toLowerCase();
    if (!text) return;
    const later = /^\+\s*(\d{1,3})\s*(h|m)?$/.exec(text);
    if (later) {
      const due = Date.now() + Number(later[1]) * (later[2] === "m" ? 60_000 : 3_600_000);
      this.take(this.slots.find((slot) => slot.at >= due - 60_000));
      return;
    }
    const said = /^(?:(\p{L}+)\.?\s+)?(\d{1,2})(?:[:.h](\d{2}))?$/u.exec(text);
    if (!said) return;
    const minutes = Number(said[2]) * 60 + Math.round(Number(said[3] ?? 0) / 15) * 15;
    const now = this.local(Date.now());
    let daysOn = minutes > now.minutes ? 0 : 1;
    if (said[1]) {
      const weekday = this.weekday(said[1]);
      if (weekday < 0) return;
      daysOn = (weekday - now.weekday + 7) % 7;
      if (daysOn === 0 && minutes <= now.minutes) daysOn = 7;
    }
    this.take(this.find(daysOn, minutes));
  }

  private take(slot: Slot | undefined): void {
    if (slot) this.pick(slot);
    else this.complaint.textContent = t("desk.callback.noSuchTime");
  }

  private weekday(name: string): number {
    const english = WEEKDAYS.findIndex((one) => name.startsWith(one));
    if (english >= 0) return english;
    const sunday = Date.UTC(2026, 2, 1);
    const names = Array.from({ length: 7 }, (_, at) =>
      new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", timeZone: "UTC" }).format(sunday + at * 86_400_000).toLowerCase(),
    );
    return name.length < 2 ? -1 : names.findIndex((one) => one.startsWith(name));
  }

  private key(event: KeyboardEvent): void {
    if (event.code === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.onLeave();
    } else if (event.code === "Enter" && event.target === this.box) {
      event.preventDefault();
      this.done();
    } else if (/^Arrow/.test(event.code)) {
      const open = [...this.list.querySelectorAll<HTMLButtonElement>(".slot:not(:disabled)")];
      const at = open.indexOf(document.activeElement as HTMLButtonElement);
      if (at < 0 && event.target === this.box && event.code === "ArrowDown") {
        event.preventDefault();
        open[0]?.focus();
      } else if (at >= 0) {
        event.preventDefault();
        const step = event.code === "ArrowDown" || event.code === "ArrowRight" ? 1 : -1;
        open[(at + step + open.length) % open.length]?.focus();
      }
    }
  }

  private done(): void {
    if (this.picked === null) {
      this.complaint.textContent = t("desk.callback.none");
      this.box.focus();
      return;
    }
    this.onPick(this.picked, this.mine);
  }
}
