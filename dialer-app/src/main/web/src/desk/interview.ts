import { chosen, isNone, isTyped, keys, NONE, plain, problem, type None } from "./answer";
import { fill, h, key } from "./dom";
import type { Store } from "./store";
import type { Card, Question, Say } from "./types";
import { t } from "./words";
import type { Wire } from "./wire";

/**
 * Asks one question after the other. What is given is sent at once, each answer on its own; what is typed is kept in
 * this browser with every keystroke. A little long: each kind of question is drawn and read here.
 */
export class Interview {
  private at = 0;
  private answers = new Map<string, string>();
  private readonly body = h("div", { class: "question" });
  readonly element = h("section", { class: "interview", "aria-label": t("desk.interview") }, this.body);
  onAnswered: () => void = () => undefined;
  onDone: () => void = () => undefined;

  constructor(
    private readonly card: Card,
    private readonly attempt: string,
    private readonly wire: Wire,
    private readonly store: Store,
  ) {
    for (const [code, value] of Object.entries(card.answers)) this.answers.set(code, value);
    for (const say of wire.pending(attempt)) {
      if (say.what === "answer" && say.code) this.answers.set(say.code, say.none ?? (say.given ?? []).join(" "));
    }
    for (const question of card.questions) {
      const typed = store.get<string>(this.draft(question));
      if (typed !== null && isTyped(question)) this.found(question, typed);
    }
    this.at = store.get<number>(`at.${attempt}`) ?? this.firstOpen();
    this.draw(false);
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  /** Typed just before the page went: it is shown again, and sent if it was not. */
  private found(question: Question, typed: string): void {
    this.answers.set(question.code, typed);
    const given = plain(question, typed);
    if (given && given !== this.card.answers[question.code] && problem(question, typed) === null) {
      this.wire.post({ what: "answer", attempt: this.attempt, code: question.code, given: [given] });
    }
  }

  private draft(question: Question): string {
    return `draft.${this.attempt}.${question.code}`;
  }

  private firstOpen(): number {
    const open = this.card.questions.findIndex((question) => !this.answers.get(question.code));
    return open < 0 ? this.card.questions.length : open;
  }

  get isComplete(): boolean {
    return this.card.questions.every((question) => this.answers.get(question.code));
  }

  get isBegun(): boolean {
    return [...this.answers.values()].some((value) => value);
  }

  focus(): void {
    this.element.querySelector<HTMLElement>("[data-first]")?.focus();
  }

  private go(to: number): void {
    this.at = Math.max(0, Math.min(to, this.card.questions.length));
    this.store.set(`at.${this.attempt}`, this.at);
    this.draw(true);
    if (this.at === this.card.questions.length) this.onDone();
  }

  private draw(focus: boolean): void {
    const question = this.card.questions[this.at];
    const total = this.card.questions.length;
    if (!question) {
      fill(
        this.body,
        h("p", { class: "step" }, t("desk.question.end", total)),
        h("p", { class: "ask", tabindex: -1, "data-first": true }, t("desk.question.done")),
        h("div", { class: "ask-steps" }, this.back()),
      );
    } else {
      const answer = this.answers.get(question.code) ?? "";
      fill(
        this.body,
        h("p", { class: "step" }, t("desk.question.step", this.at + 1, total), this.bar(total)),
        h("p", { class: "ask", id: "ask" }, question.text),
        this.control(question, answer),
        h("p", { class: "complaint", id: "complaint", role: "alert" }),
        h(
          "div",
          { class: "ask-steps" },
          this.at > 0 && this.back(),
          h("button", { class: answer ? "main" : "", type: "button", onclick: () => this.next() }, t("desk.next"), key("Enter")),
          h("span", { class: "push" }),
          ...NONE.map((none) =>
            h(
              "button",
              { type: "button", class: "plain none", "aria-pressed": String(answer === none), onclick: () => this.none(question, none) },
              t(`desk.none.${none}`),
              key(none === "DONT_KNOW" ? "D" : "R"),
            ),
          ),
        ),
      );
    }
    if (focus) this.focus();
  }

  private bar(total: number): HTMLElement {
    const done = this.card.questions.filter((question) => this.answers.get(question.code)).length;
    return h("progress", { max: total, value: done, "aria-label": t("desk.question.progress", done, total) });
  }

  private back(): HTMLElement {
    return h("button", { type: "button", onclick: () => this.go(this.at - 1) }, t("desk.back"), key("⇧ Enter"));
  }

  private control(question: Question, answer: string): HTMLElement {
    switch (question.kind) {
      case "single":
      case "multiple":
        return this.choices(question, answer);
      case "text":
        return this.text(question, answer);
      case "number":
      case "date":
        return this.field(question, answer);
    }
  }

  private choices(question: Question, answer: string): HTMLElement {
    const one = question.kind === "single";
    const given = chosen(question, answer);
    const digits = keys(question);
    return h(
      "div",
      { class: "choices", role: one ? "radiogroup" : "group", "aria-labelledby": "ask" },
      ...question.choices.map((choice, at) => {
        const on = given.has(choice.code);
        return h(
          "button",
          {
            type: "button",
            role: one ? "radio" : "checkbox",
            "aria-checked": String(on),
            "data-first": one ? (given.size ? on : at === 0) : at === 0,
            onclick: () => this.choose(question, choice.code, false),
          },
          digits[at] ? key(digits[at] ?? "") : null,
          h("span", {}, choice.text),
        );
      }),
    );
  }

  private choose(question: Question, code: string, goOn: boolean): void {
    if (question.kind === "single") {
      this.give(question, [code]);
      if (goOn) this.go(this.at + 1);
      else this.redraw(code);
      return;
    }
    const marked = chosen(question, this.answers.get(question.code) ?? "");
    if (!marked.delete(code)) marked.add(code);
    const given = question.choices.map((choice) => choice.code).filter((one) => marked.has(one));
    if (given.length > Number(question.most)) {
      this.complain(t("desk.bad.choose", Number(question.least), Number(question.most)));
      return;
    }
    if (given.length === 0 || given.length >= Number(question.least)) this.give(question, given);
    else this.answers.set(question.code, given.join(" "));
    this.redraw(code);
  }

  /** Draws the same question again and stays where the agent was. */
  private redraw(code: string): void {
    const question = this.card.questions[this.at];
    const at = question?.choices.findIndex((choice) => choice.code === code) ?? -1;
    this.draw(false);
    this.element.querySelectorAll<HTMLElement>(".choices button")[at]?.focus();
  }

  private text(question: Question, answer: string): HTMLElement {
    const box = h("textarea", {
      rows: 4,
      maxlength: Number(question.most),
      "aria-labelledby": "ask",
      "data-first": true,
      dir: "auto",
    });
    box.value = isNone(answer) ? "" : answer;
    box.addEventListener("input", () => this.typed(question, box.value));
    return box;
  }

  private field(question: Question, answer: string): HTMLElement {
    const box = h("input", {
      type: "text",
      inputmode: question.kind === "number" ? "decimal" : "numeric",
      autocomplete: "off",
      dir: "ltr",
      class: question.kind,
      "aria-labelledby": "ask",
      "aria-describedby": "hint",
      "data-first": true,
    });
    box.value = isNone(answer) ? "" : answer;
    box.addEventListener("input", () => this.typed(question, box.value));
    const hint = question.kind === "number" ? "desk.hint.number" : "desk.hint.date";
    return h("div", { class: "answer-field" }, box, h("span", { class: "quiet", id: "hint" }, t(hint, question.least ?? "", question.most ?? "")));
  }

  private timer = 0;

  /** Kept with each keystroke, sent when the agent pauses for a moment. */
  private typed(question: Question, text: string): void {
    this.store.set(this.draft(question), text);
    this.answers.set(question.code, text);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (problem(question, text) === null) this.give(question, text.trim() ? [plain(question, text)] : []);
    }, 700);
  }

  private complain(why: string): void {
    const place = this.element.querySelector("#complaint");
    if (place) place.textContent = why;
  }

  /** The server did not take it. */
  refused(say: Say, why: string): void {
    if (say.code === this.card.questions[this.at]?.code) this.complain(why);
  }

  private give(question: Question, given: string[]): void {
    this.answers.set(question.code, given.join(" "));
    this.send(question, { given });
  }

  private send(question: Question, say: Pick<Say, "given" | "none">): void {
    this.wire.post({ what: "answer", attempt: this.attempt, code: question.code, ...say });
    this.onAnswered();
  }

  private none(question: Question, why: None): void {
    clearTimeout(this.timer);
    this.store.drop(this.draft(question));
    this.answers.set(question.code, why);
    this.send(question, { none: why });
    this.go(this.at + 1);
  }

  next(): void {
    const question = this.card.questions[this.at];
    if (!question) return;
    const answer = this.answers.get(question.code) ?? "";
    if (isTyped(question) && !isNone(answer)) {
      clearTimeout(this.timer);
      const wrong = problem(question, answer);
      if (wrong !== null) {
        this.complain(wrong);
        this.focus();
        return;
      }
      if (answer.trim()) this.give(question, [plain(question, answer)]);
    } else if (question.kind === "multiple" && answer && !isNone(answer)) {
      const count = chosen(question, answer).size;
      if (count < Number(question.least)) {
        this.complain(t("desk.bad.choose", Number(question.least), Number(question.most)));
        return;
      }
    }
    this.go(this.at + 1);
  }

  /** Keys of the question. Places of keys, not letters: they are the same on every keyboard layout. */
  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const question = this.card.questions[this.at];
    const target = event.target as HTMLElement;
    const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (event.code === "Enter" || event.code === "NumpadEnter") {
      const onButton = target instanceof HTMLButtonElement && !target.closest(".choices");
      if (onButton) return;
      event.preventDefault();
      if (event.shiftKey) this.go(this.at - 1);
      else if (question?.kind === "single" && target.closest(".choices") && !this.answers.get(question.code)) target.click();
      else this.next();
      return;
    }
    if (typing || !question) return;
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    const at = digit === undefined ? -1 : keys(question).indexOf(digit);
    if (at >= 0) {
      event.preventDefault();
      this.choose(question, question.choices[at]?.code ?? "", true);
    } else if (event.code === "KeyD" || event.code === "KeyR") {
      event.preventDefault();
      this.none(question, event.code === "KeyD" ? "DONT_KNOW" : "REFUSED");
    } else if (/^Arrow(Up|Down|Left|Right)$/.test(event.code) && target.closest(".choices")) {
      event.preventDefault();
      const buttons = [...this.element.querySelectorAll<HTMLElement>(".choices button")];
      const step = event.code === "ArrowDown" || event.code === "ArrowRight" ? 1 : -1;
      buttons[(buttons.indexOf(target.closest("button") as HTMLElement) + step + buttons.length) % buttons.length]?.focus();
    }
  }
}
