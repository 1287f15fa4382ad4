import { fill, h } from "./dom";
import type { Notes } from "./notes";
import type { PhoneState, Softphone } from "./phone";
import type { Hello } from "./types";
import { t } from "./words";

const CALL_AGAIN_MS = 5000;

/** The desk's side of the softphone: when it is loaded and registers, what it says of itself, and its keys. */
export class Telephone {
  private phone: Softphone | null = null;
  private login = "";
  private hello: Hello | null = null;
  private waiting = 0;
  state: PhoneState = "off";

  /** Something that is drawn has changed. */
  onChanged: () => void = () => undefined;
  /** It is registered, and no call stands: the floor may call it. */
  onReady: () => void = () => undefined;
  /** The exchange does not take the login. */
  onRefused: () => void = () => undefined;

  /**
   * @param wanted whether the agent works, or has said that they begin
   * @param inPage whether they speak into this page
   */
  constructor(
    private readonly notes: Notes,
    private readonly wanted: () => boolean,
    private readonly inPage: () => boolean,
  ) {
    // A call that was lost, and could not be made again at once, is asked for until it stands.
    setInterval(() => this.state === "registered" && this.phone?.isBusy === false && this.wanted() && this.onReady(), CALL_AGAIN_MS);
  }

  get isThere(): boolean {
    return Boolean(this.hello?.phone);
  }

  get inCall(): boolean {
    return this.state === "inCall";
  }

  get isMuted(): boolean {
    return this.phone?.isMuted ?? false;
  }

  get hasMicrophone(): boolean {
    return this.phone?.hasMicrophone ?? false;
  }

  /** The server says what makes a phone of this page, if anything does. */
  async meet(hello: Hello): Promise<void> {
    this.hello = hello;
    if (!hello.phone) return;
    if (!this.phone) {
      const { Softphone } = await import("./phone");
      this.phone ??= new Softphone();
      this.phone.onState = (state, trouble) => this.changed(state, trouble);
      this.phone.onRefused = () => this.onRefused();
      const granted = await navigator.permissions?.query({ name: "microphone" as PermissionName }).catch(() => null);
      if (granted?.state === "granted" && this.inPage()) await this.hear();
    }
    // After a reload in the midst of the shift nobody should have to press anything; and who pressed early waits no more.
    if (this.wanted() && this.inPage()) await this.register();
  }

  /** Asks for the microphone; whether it is there. */
  private async hear(): Promise<boolean> {
    const trouble = (await this.phone?.open()) ?? null;
    this.notes.show("mic", trouble === null ? null : t(trouble));
    this.onChanged();
    return trouble === null;
  }

  /** Registers, unless it has with this very login. */
  async register(): Promise<void> {
    if (!this.phone || !this.inPage() || !(await this.hear())) return;
    const login = this.hello?.phone;
    if (!login) return;
    const key = `${login.user} ${login.password}`;
    if (key === this.login) return;
    this.login = key;
    this.phone.start(login);
  }

  /** Another page is the desk now, and the phone; or a phone outside the page is. */
  stop(): void {
    this.phone?.stop();
    this.notes.show("mic", null);
    this.notes.show("phone", null);
    this.login = "";
    this.state = "off";
  }

  private changed(state: PhoneState, trouble: string | null): void {
    const before = this.state;
    this.state = state;
    this.notes.show("phone", trouble === null ? null : t(trouble));
    if (state === "registered" && before !== "inCall" && this.wanted()) this.onReady();
    this.onChanged();
  }

  mute(): void {
    if (!this.phone || !this.inCall) return;
    this.phone.mute(!this.phone.isMuted);
    this.onChanged();
  }

  /** Whoever comes is heard only when {@link play} says so, or after so long. */
  waitFor(ms: number): void {
    clearTimeout(this.waiting);
    this.phone?.audible(false);
    this.waiting = window.setTimeout(() => this.play(), ms);
  }

  play(): void {
    clearTimeout(this.waiting);
    this.phone?.audible(true);
  }

  /** After the page was silent to satisfy the browser: a click has come. */
  sound(): void {
    this.phone?.sound();
  }

  keypad(): HTMLElement {
    const pad = h("details", { class: "desk-menu keypad", name: "desk-menu" });
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
  microphone(): HTMLElement | null {
    const phone = this.phone;
    if (!this.isThere || !this.inPage()) return null;
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
}
