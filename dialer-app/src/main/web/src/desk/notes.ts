import { bdi, h } from "./dom";
import { t } from "./words";

/** The sentences above the desk: each stays until its cause is gone or somebody closes it. */
export class Notes {
  constructor(private readonly place: HTMLElement) {}

  /** The sentence of one cause, which replaces an earlier one of it; null when the cause is gone. */
  show(id: string, text: string | null, ...more: Node[]): void {
    this.drop(id);
    if (text === null) return;
    const close = id === "refused" && h("button", { type: "button", class: "plain", onclick: () => this.show(id, null) }, t("desk.close"));
    this.place.append(h("div", { class: "note bad", "data-note": id }, h("span", {}, text), ...more, close || null));
  }

  /** The same for what is no trouble. */
  calm(id: string, text: string): void {
    this.drop(id);
    this.place.append(h("div", { class: "note calm", "data-note": id }, h("span", {}, text)));
  }

  private drop(id: string): void {
    this.place.querySelector(`[data-note="${id}"]`)?.remove();
  }

  /** Somebody is in on the call; nobody any more when the text is empty. */
  watched(who: string): void {
    this.drop("watched");
    if (who) this.place.append(h("div", { class: "note calm", "data-note": "watched" }, h("strong", {}, bdi(who)), h("span", {}, t("desk.watched"))));
  }

  /** A word from somebody who watches; it stays until the agent closes it. */
  message(from: string, text: string): void {
    const note = h("div", { class: "note calm" }, h("strong", {}, bdi(from)), h("span", { dir: "auto" }, text));
    note.append(h("button", { type: "button", class: "plain", onclick: () => note.remove() }, t("desk.close")));
    this.place.append(note);
  }
}
