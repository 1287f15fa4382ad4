import { fill, h } from "./dom";
import { hush, speak } from "./sound";
import { has, t } from "./words";

/** What a simulated person says, in writing and, where this machine can, aloud. Nobody is really on the line. */
export class SimulatedPerson {
  private readonly lines = h("div", { class: "lines", role: "log" });
  readonly element = h("section", { class: "simulated", "aria-label": t("desk.sim.title") });
  private said = 0;
  private voice: string | null = null;

  constructor() {
    fill(this.element, h("p", { class: "mark" }, t("desk.sim.title")), this.lines);
  }

  /** The call is on: who or what picked up says its first words. */
  begin(voice: string | null): void {
    if (voice === null || voice === this.voice) return;
    this.voice = voice;
    this.say(`desk.sim.${voice}`);
  }

  /** Something was answered. */
  reply(): void {
    if (this.voice !== "PERSON") return;
    this.said = (this.said % 5) + 1;
    this.say(`desk.sim.reply${this.said}`);
  }

  end(): void {
    hush();
    if (this.voice) this.line(t("desk.sim.gone"));
    this.voice = null;
  }

  private say(word: string): void {
    if (!has(word)) return;
    const text = t(word);
    this.line(text);
    if (this.voice === "PERSON" || this.voice === "MACHINE") speak(text);
  }

  private line(text: string): void {
    this.lines.append(h("p", {}, text));
    while (this.lines.childElementCount > 3) this.lines.firstElementChild?.remove();
  }
}
