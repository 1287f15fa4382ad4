import { bdi, h } from "./dom";
import { Interview } from "./interview";
import { Order } from "./order";
import type { Outcome } from "./outcome";
import { SimulatedPerson } from "./simulated";
import type { Store } from "./store";
import type { Card } from "./types";
import type { Wire } from "./wire";
import { t } from "./words";

const NOTE_AFTER_MS = 700;

/** Everything of one call: what was given, what was typed, how it ended. */
export class Matter {
  readonly attempt: string | null;
  readonly interview: Interview | null;
  readonly order: Order | null;
  readonly person: SimulatedPerson | null;
  readonly note: HTMLTextAreaElement;
  outcome: Outcome | null = null;
  disposed: boolean;

  constructor(
    public card: Card,
    private readonly wire: Wire,
    private readonly store: Store,
    simulated: boolean,
  ) {
    const attempt = card.attempt;
    this.attempt = attempt;
    this.interview = attempt && card.questions.length > 0 ? new Interview(card, attempt, wire, store) : null;
    this.order = attempt && card.products.length > 0 && card.questions.length === 0 ? new Order(card, attempt, wire) : null;
    this.person = simulated && attempt ? new SimulatedPerson() : null;
    this.note = this.noteBox();
    this.disposed = wire.pending(attempt).some((say) => say.what === "dispose");
  }

  private noteBox(): HTMLTextAreaElement {
    const attempt = this.attempt;
    const box = h("textarea", { rows: 4, maxlength: 4000, dir: "auto", id: "note", placeholder: t("desk.note.hint") });
    const draft = `draft.${attempt}.note`;
    const typed = this.store.get<string>(draft);
    // Typed just before the page went, and not sent yet.
    if (attempt && typed !== null && typed !== (this.card.note ?? "")) this.wire.post({ what: "note", attempt, text: typed });
    box.value = typed ?? this.wire.pending(attempt).find((say) => say.what === "note")?.text ?? this.card.note ?? "";
    let timer = 0;
    box.addEventListener("input", () => {
      this.store.set(draft, box.value);
      clearTimeout(timer);
      timer = window.setTimeout(() => attempt && this.wire.post({ what: "note", attempt, text: box.value }), NOTE_AFTER_MS);
    });
    return box;
  }

  /** Calls back whenever something was answered or ordered, and once everything has been. */
  watch(given: () => void, complete: () => void): void {
    const heard = () => {
      this.person?.reply();
      given();
    };
    if (this.interview) {
      this.interview.onAnswered = heard;
      this.interview.onDone = complete;
    }
    if (this.order) this.order.onChanged = heard;
  }

  /** What is said and asked, for the middle of the desk. */
  parts(): (Node | null)[] {
    const { card } = this;
    return [
      h("p", { class: "for" }, bdi(card.client), " · ", bdi(card.campaign)),
      this.person?.element ?? null,
      card.script ? h("div", { class: "script", dir: "auto", tabindex: 0, "aria-label": t("desk.script") }, card.script) : null,
      this.interview?.element ?? this.order?.element ?? h("p", { class: "quiet" }, t("desk.nothingToAsk")),
    ];
  }

  /** The outcome that what was given so far speaks for. */
  suggestion(): string | null {
    if (this.interview) return this.interview.isComplete ? "COMPLETE" : this.interview.isBegun ? "PARTIAL" : null;
    return this.order && !this.order.isEmpty ? "SALE" : null;
  }

  /** Done with: what lay in this browser for it goes. */
  settle(): void {
    this.disposed = true;
    this.person?.end();
    this.store.dropAll(`draft.${this.attempt}`);
    this.store.drop(`at.${this.attempt}`);
  }

  focus(): void {
    if (this.outcome?.isOpen || document.activeElement === this.note) return;
    if (this.interview) this.interview.focus();
    else this.order?.focus();
  }
}
