import { fill, h, key } from "./dom";

/** A button that opens a list of choices: by mouse, by arrows, or by the number of the choice. */
export class Menu {
  // One name: where one opens, the others close.
  readonly element = h("details", { class: "desk-menu", name: "desk-menu" });

  constructor(title: (Node | string)[]) {
    fill(this.element, h("summary", {}, ...title));
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("toggle", () => this.element.open && this.buttons()[0]?.focus());
  }

  /** What can be chosen; the first nine by a digit, too. */
  show(choices: { text: Node | string; act: () => void }[], none = ""): void {
    this.element.querySelector(".panel")?.remove();
    const panel = h(
      "div",
      { class: "panel" },
      ...choices.map(({ text, act }, at) => h("button", { type: "button", class: "plain", onclick: act }, at < 9 ? key(String(at + 1)) : null, text)),
      choices.length === 0 && h("p", { class: "quiet" }, none),
    );
    this.element.append(panel);
    if (this.element.open) this.buttons()[0]?.focus();
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.element.querySelectorAll("button")];
  }

  private key(event: KeyboardEvent): void {
    const buttons = this.buttons();
    const digit = Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? 0);
    const chosen = this.element.open && digit > 0 ? buttons[digit - 1] : undefined;
    if (chosen) {
      event.preventDefault();
      chosen.click();
    } else if (event.code === "Escape" && this.element.open) {
      event.preventDefault();
      this.element.open = false;
      this.element.querySelector("summary")?.focus();
    } else if (event.code === "ArrowDown" || event.code === "ArrowUp") {
      event.preventDefault();
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      buttons[(at + (event.code === "ArrowDown" ? 1 : -1) + buttons.length) % buttons.length]?.focus();
    }
  }
}
