import { device, Store, word } from "./store";
import type { Colleague, Say } from "./types";

// The way to the server and back: one stream of news, and a box of things said that are sent one after the other.

export type Answer = { ok: true } | { ok: false; why: string; final: boolean };
export type Link = "good" | "lost" | "signedOut" | "taken";

interface Letter {
  seq: number;
  say: Say;
}

const QUIET_MS = 8000;
const LIMIT_MS = 8000;

export class Wire {
  private stream: EventSource | null = null;
  private heard = 0;
  private opened = 0;
  private pageId = word();
  private link: Link = "lost";
  private readonly box: Letter[];
  private sending = false;
  private pause = 500;
  private csrf = document.body.dataset["csrf"] ?? "";
  private readonly me = device();

  onEvent: (name: string, data: unknown) => void = () => undefined;
  onLink: (link: Link) => void = () => undefined;
  /** What became of a letter: refused for good, or how many still wait. */
  onRefused: (say: Say, why: string) => void = () => undefined;
  onWaiting: (waiting: number) => void = () => undefined;

  constructor(private readonly store: Store) {
    this.box = store.get<Letter[]>("outbox") ?? [];
    setInterval(() => this.watch(), 1000);
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => event.persisted && this.open());
    addEventListener("online", () => this.open());
  }

  get waiting(): number {
    return this.box.length;
  }

  /** What was said of this matter and has not been heard yet. */
  pending(attempt: string | null): Say[] {
    return this.box.map((letter) => letter.say).filter((say) => say.attempt === (attempt ?? undefined));
  }

  open(): void {
    if (this.link === "taken") return;
    this.stream?.close();
    this.opened = performance.now();
    const stream = new EventSource(`/desk/stream?page=${this.pageId}`);
    this.stream = stream;
    const names = ["hello", "seat", "leg", "card", "noCard", "noPhone", "owed", "closed", "message", "watched", "beat", "again", "taken", "signedOut", "end"];
    for (const name of names) {
      stream.addEventListener(name, (event: MessageEvent<string>) => this.take(name, event.data));
    }
    stream.addEventListener("error", () => {
      if (stream === this.stream && stream.readyState === EventSource.CLOSED) void this.whyClosed();
    });
  }

  private take(name: string, data: string): void {
    this.heard = performance.now();
    if (name === "taken" || name === "signedOut") {
      this.stream?.close();
      this.stream = null;
      this.setLink(name);
      return;
    }
    if (name === "again" || name === "end") {
      this.stream?.close();
      setTimeout(() => this.open(), 300);
      return;
    }
    this.setLink("good");
    if (name !== "beat") this.onEvent(name, JSON.parse(data));
    void this.flush();
  }

  private watch(): void {
    if (this.link === "taken" || this.link === "signedOut") return;
    const now = performance.now();
    if (this.link === "good" && now - this.heard > QUIET_MS) this.setLink("lost");
    if (this.link === "lost" && now - this.opened > 3000) this.open();
  }

  private setLink(link: Link): void {
    if (link === this.link) return;
    this.link = link;
    this.onLink(link);
  }

  private async whyClosed(): Promise<void> {
    try {
      const answer = await fetch("/desk", { method: "HEAD", redirect: "manual", cache: "no-store" });
      if (answer.type === "opaqueredirect" || answer.status === 403) {
        this.setLink("signedOut");
        return;
      }
    } catch {
      // The server is not there; watch() tries again.
    }
    this.setLink("lost");
  }

  /** Makes this tab the desk again after another one was. */
  takeBack(): void {
    this.pageId = word();
    this.link = "lost";
    this.open();
  }

  private leave(): void {
    this.stream?.close();
    navigator.sendBeacon("/desk/away", new URLSearchParams({ page: this.pageId, _csrf: this.csrf }));
  }

  /** Signs in again without leaving the page; true when it worked. */
  async signInAgain(name: string, password: string): Promise<boolean> {
    const form = new DOMParser().parseFromString(await (await fetch("/sign-in")).text(), "text/html");
    const token = form.querySelector<HTMLInputElement>("input[name=_csrf]")?.value ?? "";
    await fetch("/sign-in", {
      method: "POST",
      body: new URLSearchParams({ "sign-in": name, password, _csrf: token }),
    });
    const desk = await fetch("/desk", { redirect: "manual", cache: "no-store" });
    if (desk.type === "opaqueredirect" || !desk.ok) return false;
    const page = new DOMParser().parseFromString(await desk.text(), "text/html");
    this.csrf = page.body.dataset["csrf"] ?? "";
    this.link = "lost";
    this.open();
    return true;
  }

  private nextSeq(): number {
    const seq = Math.max((this.store.get<number>("seq") ?? 0) + 1, Date.now());
    this.store.set("seq", seq);
    return seq;
  }

  /** For what must not be lost: kept here until the server has it. A later word on the same thing replaces an earlier one. */
  post(say: Say): void {
    const same = (other: Letter, at: number) =>
      !(at === 0 && this.sending) &&
      other.say.what === say.what &&
      other.say.attempt === say.attempt &&
      other.say.code === say.code &&
      say.what !== "dispose";
    const at = this.box.findIndex(same);
    if (at >= 0) this.box.splice(at, 1);
    this.box.push({ seq: this.nextSeq(), say });
    this.keep();
    void this.flush();
  }

  /** For what is only true now: sent once, and told if it could not be. */
  async ask(say: Say): Promise<Answer> {
    return this.send({ seq: this.nextSeq(), say });
  }

  async times(attempt: string): Promise<{ from: number; step: number; open: string }> {
    const answer = await fetch(`/desk/times?attempt=${attempt}`, { redirect: "error", signal: AbortSignal.timeout(LIMIT_MS) });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as { from: number; step: number; open: string };
  }

  async colleagues(): Promise<Colleague[]> {
    const answer = await fetch("/desk/colleagues", { redirect: "error", signal: AbortSignal.timeout(LIMIT_MS) });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as Colleague[];
  }

  private keep(): void {
    this.store.set("outbox", this.box);
    this.onWaiting(this.box.length);
  }

  private async flush(): Promise<void> {
    if (this.sending || this.box.length === 0 || this.link === "signedOut" || this.link === "taken") return;
    this.sending = true;
    try {
      for (let letter = this.box[0]; letter; letter = this.box[0]) {
        const answer = await this.send(letter);
        if (!answer.ok && !answer.final) {
          setTimeout(() => void this.flush(), this.pause);
          this.pause = Math.min(this.pause * 2, 5000);
          return;
        }
        this.pause = 500;
        this.box.shift();
        this.keep();
        if (!answer.ok) this.onRefused(letter.say, answer.why);
      }
    } finally {
      this.sending = false;
    }
  }

  private async send({ seq, say }: Letter): Promise<Answer> {
    try {
      const answer = await fetch("/desk/say", {
        method: "POST",
        redirect: "manual",
        headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": this.csrf },
        body: JSON.stringify({ device: this.me, seq, ...say }),
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      if (answer.ok) return { ok: true };
      if (answer.type === "opaqueredirect" || answer.status === 403) {
        this.setLink("signedOut");
        return { ok: false, why: "", final: false };
      }
      const why = ((await answer.json().catch(() => ({}))) as { why?: string }).why ?? "";
      return { ok: false, why, final: answer.status >= 400 && answer.status < 500 };
    } catch {
      return { ok: false, why: "", final: false };
    }
  }
}
