// What the server tells, as its records Hello, SeatNews and Card have it.

export interface Hello {
  name: string;
  languages: string[];
  simulated: boolean;
  phone: { user: string; password: string; domain: string } | null;
  /** What may be chosen in place of the page. */
  choice: { deskPhone: string | null; number: string | null } | null;
  leg: Leg;
}

export type LegBy = "PAGE" | "DESK_PHONE" | "NUMBER";

/** How the agent is heard; see Leg.java. */
export interface Leg {
  by: LegBy;
  state: "NONE" | "RINGING" | "HERE" | "GONE" | "UNANSWERED" | "REFUSED";
  why: string | null;
}

export type State = "OFFLINE" | "PAUSED" | "READY" | "PREVIEWING" | "RESERVED" | "TALKING" | "WRAP_UP" | "RESTING";

/** Somebody called in to the talk, or what came of it. */
export interface Guest {
  name: string;
  number: string | null;
  state: "CALLED" | "RINGING" | "HERE" | "PASSING" | "GONE" | "REFUSED";
  atOnce: boolean;
  ended: string | null;
}

export interface Seat {
  state: State;
  reason: string | null;
  age: number;
  left: number | null;
  phoneUp: boolean;
  pausing: boolean;
  holding: boolean;
  attempt: string | null;
  lead: string | null;
  guest: Guest | null;
  /** Whose talk the agent was called in to. */
  visits: string | null;
  /** What an agent has chosen in place of the campaign's rule. */
  recorded: boolean | null;
}

export interface Choice {
  code: string;
  text: string;
  kind: string | null;
}

export interface Question {
  code: string;
  kind: "single" | "multiple" | "number" | "text" | "date";
  text: string;
  choices: Choice[];
  least: string | null;
  most: string | null;
  decimals: number;
}

export interface Product {
  code: string;
  name: string;
  price: number;
  currency: string;
}

export interface Earlier {
  at: number;
  outcome: string | null;
  disposition: string | null;
  agent: string | null;
  note: string | null;
}

export interface Card {
  attempt: string | null;
  lead: string;
  campaign: string;
  client: string;
  name: string;
  phone: string | null;
  zone: string | null;
  zoneSure: boolean;
  fields: { name: string; value: string }[];
  leadNote: string | null;
  history: Earlier[];
  script: string | null;
  questions: Question[];
  answers: Record<string, string>;
  products: Product[];
  order: Record<string, number>;
  note: string | null;
  dispositions: Choice[];
  targets: { name: string; number: string }[];
  recording: "OFF" | "ALL" | "ON_DEMAND";
  notice: "NONE" | "TELL" | "CONSENT";
  voice: string | null;
}

/** Somebody who could take the person over. */
export interface Colleague {
  agent: string;
  name: string;
}

/** One thing the page says; see Said.java. */
export interface Say {
  what: string;
  attempt?: string;
  lead?: string;
  code?: string;
  given?: string[];
  none?: "DONT_KNOW" | "REFUSED";
  text?: string;
  quantity?: number;
  due?: number;
  mine?: boolean;
  on?: boolean;
}
