import { language } from "./words";

// What the agent hears besides the person: three short tones when a call begins, two when it has ended.

let context: AudioContext | null = null;

/** Browsers let a page sound only after a click or a key; called on each. */
export function wake(): void {
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") void context.resume();
  } catch {
    context = null; // no sound on this machine: everything is also shown
  }
}

function tone(hz: number, at: number, length: number): void {
  if (!context || context.state !== "running") return;
  const start = context.currentTime + at;
  const loudness = context.createGain();
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(0.12, start + 0.01);
  loudness.gain.setValueAtTime(0.12, start + length - 0.02);
  loudness.gain.linearRampToValueAtTime(0, start + length);
  const source = context.createOscillator();
  source.frequency.value = hz;
  source.connect(loudness).connect(context.destination);
  source.start(start);
  source.stop(start + length);
}

export function begins(): void {
  [0, 0.14, 0.28].forEach((at) => tone(880, at, 0.09));
}

export function ended(): void {
  tone(660, 0, 0.12);
  tone(440, 0.18, 0.16);
}

/** Says a line of a simulated person aloud, if this machine has a voice of its own for the language. */
export function speak(text: string): void {
  if (!("speechSynthesis" in window)) return;
  const voice = speechSynthesis.getVoices().find((one) => one.localService && one.lang.startsWith(language));
  if (!voice) return;
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice;
  words.lang = voice.lang;
  speechSynthesis.speak(words);
}

export function hush(): void {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}
