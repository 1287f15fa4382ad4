import * as JsSIP from "jssip";
import type { RTCSession } from "jssip/lib/RTCSession";

// The softphone in the page. It only ever answers: the exchange calls it once, and that call stays up for the shift.

export type PhoneState = "off" | "connecting" | "registered" | "inCall";

const AGAIN_MS = 1000;

export class Softphone {
  private ua: JsSIP.UA | null = null;
  private session: RTCSession | null = null;
  private microphone: MediaStream | null = null;
  private meter: AnalyserNode | null = null;
  private readonly voice = new Audio();
  private everConnected = false;
  /** A microphone was there once: when it is pulled out, another one is looked for until there is one. */
  private hadMicrophone = false;
  /** Nothing is asked of the microphone: who only listens needs none. */
  private silent = false;
  private closed = false;

  /** How it stands, and the word that says why it does not stand well. */
  onState: (state: PhoneState, trouble: string | null) => void = () => undefined;
  /** The exchange does not take this login. */
  onRefused: () => void = () => undefined;

  /** @param path where its signalling goes, at our own origin */
  constructor(private readonly path = "/desk/phone") {
    this.voice.autoplay = true;
    this.voice.hidden = true;
    document.body.append(this.voice);
    navigator.mediaDevices?.addEventListener("devicechange", () => void this.changed());
  }

  get hasMicrophone(): boolean {
    return !this.silent && this.microphone !== null && this.microphone.getAudioTracks().some((track) => track.readyState === "live");
  }

  /** Asks for the microphone; the word of what is wrong, or null. */
  async open(): Promise<string | null> {
    if (this.hasMicrophone) return null;
    if (!navigator.mediaDevices) return "desk.mic.insecure";
    try {
      this.microphone = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      });
      this.hadMicrophone = true;
      for (const track of this.microphone.getAudioTracks()) track.addEventListener("ended", () => void this.changed());
      this.listen(this.microphone);
      return null;
    } catch (error) {
      const name = error instanceof DOMException ? error.name : "";
      if (name === "NotAllowedError") return "desk.mic.denied";
      if (name === "NotFoundError" || name === "OverconstrainedError") return "desk.mic.none";
      return "desk.mic.busy";
    }
  }

  /** Hears, and has nothing to say until {@link speak}. */
  hush(): void {
    this.silent = true;
    this.microphone = new AudioContext().createMediaStreamDestination().stream;
  }

  /** What is said is heard from now on, as far as the other side lets it; the word of what is wrong, or null. */
  async speak(): Promise<string | null> {
    const trouble = await this.open();
    if (trouble === null) {
      this.silent = false;
      await this.useMicrophone();
    }
    return trouble;
  }

  private listen(stream: MediaStream): void {
    try {
      const context = new AudioContext();
      this.meter = context.createAnalyser();
      this.meter.fftSize = 1024;
      context.createMediaStreamSource(stream).connect(this.meter);
    } catch {
      this.meter = null; // no meter, but a microphone all the same
    }
  }

  /** How loud it is now, from 0 to 1. */
  level(): number {
    if (!this.meter) return 0;
    const samples = new Float32Array(this.meter.fftSize);
    this.meter.getFloatTimeDomainData(samples);
    return Math.min(1, Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length) * 4);
  }

  /** A headset was pulled out or put in: the call goes on with the one that is there. */
  private async changed(): Promise<void> {
    if (this.hasMicrophone || !this.hadMicrophone || this.silent) return;
    this.microphone = null;
    const trouble = await this.open();
    if (trouble) {
      this.onState(this.session ? "inCall" : "registered", "desk.mic.unplugged");
      return;
    }
    await this.useMicrophone();
    this.onState(this.session ? "inCall" : "registered", null);
  }

  private async useMicrophone(): Promise<void> {
    const track = this.microphone?.getAudioTracks()[0];
    const sender = this.session?.connection.getSenders().find((one: RTCRtpSender) => one.track?.kind === "audio" || one.track === null);
    if (track && sender) await sender.replaceTrack(track);
  }

  /** Registers and stays registered; a login that is given anew replaces the one before. */
  start(login: { user: string; password: string; domain: string }): void {
    this.stop();
    this.closed = false;
    const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${this.path}`;
    const ua = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(address)],
      uri: `sip:${login.user}@${login.domain}`,
      password: login.password,
      register: true,
      register_expires: 60,
      session_timers: false,
      // A person is kept for 20 s: whoever was cut off for 15 s must be back in time.
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 2,
    });
    this.ua = ua;
    this.onState("connecting", null);
    // What an older phone of this page still tells is of no interest.
    const mine = () => this.ua === ua && !this.closed;
    ua.on("connected", () => (this.everConnected = true));
    ua.on("registered", () => mine() && this.onState(this.session ? "inCall" : "registered", null));
    ua.on("registrationFailed", (event: { response?: { status_code?: number } | null }) => {
      if (!mine()) return;
      const refused = event.response?.status_code !== undefined;
      this.onState("connecting", refused ? "desk.phone.refused" : "desk.no.exchange");
      if (refused) this.onRefused();
      setTimeout(() => mine() && ua.isConnected() && ua.register(), AGAIN_MS);
    });
    ua.on("disconnected", () => {
      if (!mine()) return;
      this.forget();
      this.onState("connecting", this.everConnected ? "desk.phone.lost" : "desk.phone.blocked");
    });
    ua.on("newRTCSession", (event: { originator: string; session: RTCSession }) => {
      if (event.originator === "remote" && mine()) this.answer(event.session);
    });
    ua.start();
  }

  /** The exchange lets go of a phone as soon as its signalling ends, and can't say so any more: the call is over here, too. */
  private forget(): void {
    const gone = this.session;
    this.session = null;
    this.voice.srcObject = null;
    if (gone && !gone.isEnded()) gone.terminate();
  }

  private answer(session: RTCSession): void {
    this.session?.terminate();
    this.session = session;
    session.on("peerconnection", (event: { peerconnection: RTCPeerConnection }) => {
      event.peerconnection.addEventListener("track", (track) => {
        this.voice.srcObject = track.streams[0] ?? new MediaStream([track.track]);
        void this.voice.play().catch(() => this.onState("inCall", "desk.phone.silent"));
      });
    });
    session.on("confirmed", () => this.onState("inCall", null));
    const over = () => {
      if (this.session !== session) return;
      this.session = null;
      this.voice.srcObject = null;
      if (!this.closed) this.onState(this.ua?.isRegistered() ? "registered" : "connecting", null);
    };
    session.on("ended", over);
    session.on("failed", over);
    session.answer({
      ...(this.microphone ? { mediaStream: this.microphone } : { mediaConstraints: { audio: true, video: false } }),
      pcConfig: { iceServers: [] },
    });
  }

  /** A call stands or is being made. */
  get isBusy(): boolean {
    return this.session !== null;
  }

  get isMuted(): boolean {
    return this.session?.isMuted().audio ?? false;
  }

  mute(on: boolean): void {
    if (on) this.session?.mute({ audio: true });
    else this.session?.unmute({ audio: true });
  }

  /** Whether what comes is played. */
  audible(on: boolean): void {
    this.voice.muted = !on;
  }

  /** A key of the telephone's keypad, for the person's menu. */
  press(digit: string): void {
    this.session?.sendDTMF(digit, { transportType: "RFC2833" as never, duration: 120, interToneGap: 250 });
  }

  /** After the page was silent to satisfy the browser: a click has come. */
  sound(): void {
    if (this.voice.srcObject && this.voice.paused) void this.voice.play().catch(() => undefined);
  }

  stop(): void {
    this.closed = true;
    this.ua?.stop();
    this.ua = null;
    this.session = null;
    this.voice.srcObject = null;
  }
}
