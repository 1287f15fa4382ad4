import { CallbackPicker } from "./callback";
import { fill, h, key } from "./dom";
import type { Card, Choice } from "./types";
import { latin, t } from "./words";
import type { Wire } from "./wire";

/** How the call ended: typed, or picked by its number. Nothing is chosen for the agent; one is only put first. */
export class Outcome {
  private picker: CallbackPicker | null = null;
  private asked: Choice | null = null;
  /** Which one Enter takes; none before something was typed or what was given speaks for one. */
  private marked = -1;
  private toldNearly = false;
  private readonly box = h("input", {
    type: "text",
    autocomplete: "off",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": "outcomes",
    "aria-label": t("desk.outcome"),
    placeholder: t("desk.outcome.type"),
    dir: "auto",
  });
  private readonly list = h("div", { class: "outcomes", id: "outcomes", role: "listbox" });
  private readonly complaint = h("p", { class: "complaint", role: "alert" });
  private readonly hint = h("p", { class: "quiet" });
  readonly element = h("section", { class: "outcome panel", "aria-label": t("desk.outcome"), hidden: true });

  constructor(
    private readonly card: Card,
    private readonly attempt: string,
    private readonly wire: Wire,
    private readonly suggestion: () => string | null,
    private readonly hooks: { done: (label: string) => void; closed: () => void; mayClose: () => boolean; live: () => boolean; orderEmpty: () => boolean },
  ) {
    this.box.addEventListener("input", () => {
      this.nearly();
      this.marked = this.box.value.trim() ? 0 : -1;
      this.draw();
    });
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.list_();
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  open(): void {
    if (!this.picker && !this.asked) this.list_();
    this.element.hidden = false;
    this.box.focus();
  }

  close(): void {
    if (!this.hooks.mayClose()) return;
    this.element.hidden = true;
    this.list_();
    this.hooks.closed();
  }

  /** Straight to the time of a call back. */
  callback(): void {
    const choice = this.card.dispositions.find((one) => one.kind === "CALLBACK");
    this.element.hidden = false;
    if (choice) this.choose(choice);
    else this.open();
  }

  refused(why: string): void {
    this.element.hidden = false;
    this.list_();
    this.complaint.textContent = why;
    this.box.focus();
  }

  private list_(): void {
    this.picker = null;
    this.asked = null;
    this.box.value = "";
    this.marked = this.suggestion() === null ? -1 : 0;
    this.complaint.textContent = "";
    fill(
      this.element,
      h("div", { class: "head" }, h("h2", {}, t("desk.outcome")), this.box, this.hint, h("span", { class: "push" }), this.hooks.mayClose() && this.closer()),
      this.list,
      this.complaint,
    );
    this.draw();
  }

  private closer(): HTMLElement {
    return h("button", { type: "button", class: "plain", onclick: () => this.close() }, t("desk.close"), key("Esc"));
  }

  private shown(): Choice[] {
    const typed = latin(this.box.value).trim().toLowerCase();
    const suggested = this.suggestion();
    const all = [...this.card.dispositions];
    if (!typed) return all.sort((one, other) => Number(other.kind === suggested) - Number(one.kind === suggested));
    if (/^\d+$/.test(typed)) {
      const byNumber = this.inOrder()[Number(typed) - 1];
      return byNumber ? [byNumber] : [];
    }
    return all.filter((choice) => `${choice.text} ${choice.code}`.toLowerCase().includes(typed));
  }

  private inOrder(): Choice[] {
    const suggested = this.suggestion();
    return [...this.card.dispositions].sort((one, other) => Number(other.kind === suggested) - Number(one.kind === suggested));
  }

  private draw(): void {
    const shown = this.shown();
    const order = this.inOrder();
    this.marked = Math.min(this.marked, shown.length - 1);
    this.hint.textContent = this.hooks.live() ? t("desk.outcome.ends") : "";
    fill(
      this.list,
      ...shown.map((choice, at) =>
        h(
          "button",
          {
            type: "button",
            role: "option",
            tabindex: -1,
            "aria-selected": String(at === this.marked),
            class: choice.kind === this.suggestion() ? "suggested" : "",
            onclick: () => this.choose(choice),
          },
          key(String(order.indexOf(choice) + 1)),
          h("span", {}, choice.text),
        ),
      ),
    );
    if (shown.length === 0) fill(this.list, h("p", { class: "quiet" }, t("desk.outcome.nothing")));
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.code === "Escape") {
      event.preventDefault();
      if (this.picker || this.asked) this.list_();
      else this.close();
      this.box.focus();
      return;
    }
    if (this.picker || this.asked) return;
    const shown = this.shown();
    if (event.code === "ArrowDown" || event.code === "ArrowRight" || event.code === "ArrowUp" || event.code === "ArrowLeft") {
      if (event.target === this.box && this.box.value && /Left|Right/.test(event.code)) return;
      event.preventDefault();
      const step = event.code === "ArrowDown" || event.code === "ArrowRight" ? 1 : -1;
      this.marked = this.marked < 0 ? (step > 0 ? 0 : shown.length - 1) : (this.marked + step + shown.length) % Math.max(1, shown.length);
      this.draw();
    } else if (event.code === "Enter" || event.code === "NumpadEnter") {
      event.preventDefault();
      const choice = shown[this.marked];
      if (choice) this.choose(choice);
    }
  }

  /** The end of the wrap-up is near: a word for the dialer, of no use later. */
  private nearly(): void {
    if (this.toldNearly || this.hooks.live()) return;
    this.toldNearly = true;
    void this.wire.ask({ what: "nearly", attempt: this.attempt });
  }

  private choose(choice: Choice): void {
    this.complaint.textContent = "";
    if (choice.kind === "CALLBACK" || choice.kind === "DO_NOT_CALL") this.nearly();
    if (choice.kind === "CALLBACK") this.askWhen(choice);
    else if (choice.kind === "DO_NOT_CALL") this.askWhetherSure(choice);
    else if (choice.kind === "SALE" && this.card.products.length > 0 && this.hooks.orderEmpty()) {
      this.complaint.textContent = t("desk.no.order");
    } else this.say(choice, {});
  }

  private askWhen(choice: Choice): void {
    const back = () => {
      this.list_();
      this.box.focus();
    };
    const picker = new CallbackPicker(this.card.zone, this.card.zoneSure, (due, mine) => this.say(choice, { due, mine }), back);
    this.picker = picker;
    fill(this.element, h("div", { class: "head" }, h("h2", {}, choice.text), h("span", { class: "push" }), this.backTo(back)), picker.element);
    picker.focus();
    this.wire
      .times(this.attempt)
      .then((times) => picker.show(times))
      .catch(() => picker.failed(t("desk.no.times")));
  }

  private backTo(back: () => void): HTMLElement {
    return h("button", { type: "button", class: "plain", onclick: back }, t("desk.back"), key("Esc"));
  }

  /** It can't be undone from here, so it takes one more key. */
  private askWhetherSure(choice: Choice): void {
    this.asked = choice;
    const yes = h("button", { type: "button", class: "main", onclick: () => this.say(choice, {}) }, t("desk.optOut.yes"), key("Enter"));
    const back = () => {
      this.list_();
      this.box.focus();
    };
    fill(
      this.element,
      h("div", { class: "head" }, h("h2", {}, choice.text), h("span", { class: "push" }), this.backTo(back)),
      h("p", {}, t("desk.optOut.means", this.card.client)),
      h("div", { class: "ask-steps" }, yes),
    );
    yes.focus();
  }

  private say(choice: Choice, more: { due?: number; mine?: boolean }): void {
    this.wire.post({ what: "dispose", attempt: this.attempt, code: choice.code, ...more });
    this.element.hidden = true;
    this.hooks.done(choice.text);
  }
}
