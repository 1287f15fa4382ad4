import type { Softphone } from "./desk/phone";

// Somebody who watches, in on an agent's call: one stream that says how it stands, and a softphone that is called into it.

type How = "LISTEN" | "WHISPER" | "BARGE";
type Access = { user: string; password: string; domain: string } | Record<string, never>;

const LIMIT_MS = 10_000;

export class Supervision {
  private stream: EventSource | null = null;
  private phone: Softphone | null = null;
  /** Resolved when the page may ask to be let in: its phone is registered, or none is needed. */
  private ready: Promise<void> | null = null;
  private simulated = false;
  private how: How | null = null;
  private busy = false;

  constructor(private readonly panel: HTMLElement) {
    for (const button of this.buttons()) button.addEventListener("click", () => void this.press(button.dataset["how"] as How));
    this.end.addEventListener("click", () => void this.leave("left"));
    addEventListener("pagehide", () => this.stream?.close());
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.panel.querySelectorAll<HTMLButtonElement>("[data-how]")];
  }

  private get end(): HTMLButtonElement {
    return this.panel.querySelector("[data-end]") as HTMLButtonElement;
  }

  private get path(): string {
    return this.panel.dataset["path"] ?? "";
  }

  private async press(how: How): Promise<void> {
    if (this.busy || how === this.how) return;
    this.busy = true;
    this.draw();
    try {
      await this.join(how);
    } catch (word) {
      // What could not be begun is over; what stands goes on as it was.
      if (this.how === null) this.close();
      this.say(typeof word === "string" ? word : "exchange");
    } finally {
      this.busy = false;
      this.draw();
    }
  }

  private async join(how: How): Promise<void> {
    if (this.how === null) this.say("coming");
    await (this.ready ??= this.open());
    if (how !== "LISTEN" && this.phone) {
      const trouble = await this.phone.speak();
      if (trouble) throw trouble;
    }
    const answer = await fetch(this.path, { method: "POST", redirect: "error", body: this.form({ how }) });
    if (!answer.ok) {
      this.own(((await answer.json().catch(() => ({}))) as { why?: string }).why ?? "");
      if (this.how === null) this.close();
      return;
    }
    await this.until(() => this.simulated || this.isInCall, "noCall");
    this.how = how;
    this.say(how);
  }

  private isInCall = false;

  private form(more: Record<string, string>): URLSearchParams {
    return new URLSearchParams({ _csrf: document.querySelector<HTMLInputElement>("input[name=_csrf]")?.value ?? "", ...more });
  }

  private open(): Promise<void> {
    const stream = new EventSource(`${this.path}/stream`);
    this.stream = stream;
    return new Promise((resolve, reject) => {
      setTimeout(() => reject("exchange"), LIMIT_MS);
      stream.addEventListener("phone", (event: MessageEvent<string>) => {
        this.register(JSON.parse(event.data) as Access, resolve).catch(() => reject("exchange"));
      });
      stream.addEventListener("over", (event: MessageEvent<string>) => {
        reject(event.data);
        this.over(event.data);
      });
      stream.addEventListener("error", () => {
        reject("lost");
        this.over("lost");
      });
    });
  }

  private async register(access: Access, done: () => void): Promise<void> {
    if (!access.user) {
      this.simulated = true;
      done();
      return;
    }
    const { Softphone } = await import("./desk/phone");
    const phone = new Softphone("/live/phone/stream");
    this.phone = phone;
    phone.hush();
    phone.onState = (state, trouble) => {
      const was = this.isInCall;
      this.isInCall = state === "inCall";
      if (state === "registered") done();
      if (trouble) this.say(trouble);
      // The exchange ended the leg: the agent's own is gone, or the call is over and the stream says so in a moment.
      if (was && !this.isInCall) setTimeout(() => this.phone === phone && !this.isInCall && void this.leave("ended"), 500);
    };
    phone.start(access as { user: string; password: string; domain: string });
  }

  private async until(isTrue: () => boolean, otherwise: string): Promise<void> {
    for (const end = performance.now() + LIMIT_MS; !isTrue(); ) {
      if (!this.stream) throw "ended";
      if (performance.now() > end) throw otherwise;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async leave(why: string): Promise<void> {
    if (!this.stream) return;
    this.over(why);
    await fetch(`${this.path}/end`, { method: "POST", redirect: "error", body: this.form({}) }).catch(() => undefined);
  }

  private over(why: string): void {
    if (!this.stream) return;
    this.close();
    this.say(why);
    this.draw();
  }

  private close(): void {
    this.stream?.close();
    this.stream = null;
    this.phone?.stop();
    this.phone = null;
    this.ready = null;
    this.how = null;
    this.isInCall = false;
    this.simulated = false;
  }

  private draw(): void {
    for (const button of this.buttons()) {
      button.setAttribute("aria-pressed", String(button.dataset["how"] === this.how));
      button.disabled = this.busy;
    }
    this.end.hidden = this.stream === null;
    this.panel.classList.toggle("in", this.how !== null);
    const mark = this.panel.querySelector<HTMLElement>("[data-mark]");
    if (mark) mark.hidden = !(this.simulated && this.how);
  }

  /** Shows one of the sentences that came with the page. */
  private say(word: string): void {
    for (const one of this.panel.querySelectorAll<HTMLElement>("[data-say]")) one.hidden = one.dataset["say"] !== word;
  }

  /** Shows a sentence of the server. */
  private own(text: string): void {
    this.say("own");
    const place = this.panel.querySelector<HTMLElement>('[data-say="own"]');
    if (place) place.textContent = text;
  }
}
