import { fill, h } from "./dom";
import type { Card, Product } from "./types";
import { latin, money, t } from "./words";
import type { Wire } from "./wire";

const MOST = 999;

/** The order form: how many of each product. Each number is sent as it is given. */
export class Order {
  private readonly quantities = new Map<string, number>();
  private readonly total = h("output", { class: "total" });
  readonly element = h("section", { class: "order", "aria-label": t("desk.order") });
  onChanged: () => void = () => undefined;

  constructor(
    private readonly card: Card,
    private readonly attempt: string,
    private readonly wire: Wire,
  ) {
    for (const [code, quantity] of Object.entries(card.order)) this.quantities.set(code, quantity);
    for (const say of wire.pending(attempt)) {
      if (say.what === "order" && say.code) this.quantities.set(say.code, say.quantity ?? 0);
    }
    fill(
      this.element,
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h("tr", {}, h("th", {}, t("desk.order.product")), h("th", { class: "figure" }, t("desk.order.price")), h("th", {}, t("desk.order.quantity"))),
        ),
        h("tbody", {}, ...card.products.map((product, at) => this.row(product, at))),
      ),
      h("p", { class: "sum" }, t("desk.order.total"), this.total),
    );
    this.sum();
  }

  get isEmpty(): boolean {
    return [...this.quantities.values()].every((quantity) => quantity === 0);
  }

  focus(): void {
    this.element.querySelector<HTMLElement>("input")?.focus();
  }

  private row(product: Product, at: number): HTMLElement {
    const box = h("input", {
      type: "text",
      inputmode: "numeric",
      dir: "ltr",
      autocomplete: "off",
      "aria-label": t("desk.order.many", product.name),
      maxlength: 3,
    });
    const show = () => (box.value = String(this.quantities.get(product.code) ?? 0));
    const set = (quantity: number) => {
      const bounded = Math.max(0, Math.min(MOST, quantity));
      if (bounded !== (this.quantities.get(product.code) ?? 0)) {
        this.quantities.set(product.code, bounded);
        this.wire.post({ what: "order", attempt: this.attempt, code: product.code, quantity: bounded });
        this.sum();
        this.onChanged();
      }
    };
    box.addEventListener("input", () => {
      const typed = latin(box.value).replace(/\D/g, "");
      if (typed) set(Number(typed));
    });
    box.addEventListener("focus", () => box.select());
    box.addEventListener("blur", show);
    box.addEventListener("keydown", (event) => {
      const step = event.code === "ArrowUp" || event.key === "+" ? 1 : event.code === "ArrowDown" || event.key === "-" ? -1 : 0;
      const quantity = this.quantities.get(product.code) ?? 0;
      if (step !== 0) {
        event.preventDefault();
        set(quantity + step);
        show();
      } else if (event.code === "Enter" || event.code === "NumpadEnter") {
        event.preventDefault();
        const boxes = [...this.element.querySelectorAll("input")];
        boxes[(at + (event.shiftKey ? boxes.length - 1 : 1)) % boxes.length]?.focus();
      }
    });
    show();
    const stepper = (step: number, sign: string, word: string) =>
      h(
        "button",
        {
          type: "button",
          tabindex: -1,
          "aria-label": t(word, product.name),
          onclick: () => {
            set((this.quantities.get(product.code) ?? 0) + step);
            show();
          },
        },
        sign,
      );
    return h(
      "tr",
      {},
      h("td", {}, product.name),
      h("td", { class: "figure" }, money(product.price, product.currency)),
      h("td", {}, h("span", { class: "stepper" }, stepper(-1, "−", "desk.order.less"), box, stepper(1, "+", "desk.order.more"))),
    );
  }

  private sum(): void {
    const currency = this.card.products[0]?.currency ?? "EUR";
    const minor = this.card.products.reduce((sum, product) => sum + product.price * (this.quantities.get(product.code) ?? 0), 0);
    this.total.textContent = money(minor, currency);
  }
}
