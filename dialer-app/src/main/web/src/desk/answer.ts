import type { Question } from "./types";
import { latin, num, t } from "./words";

// What may be answered to a question, without the question's look: the browser's side of what the server checks again.

export const NONE = ["DONT_KNOW", "REFUSED"] as const;
export type None = (typeof NONE)[number];

/** Whether it says why there is no answer. */
export function isNone(answer: string): boolean {
  return NONE.some((none) => none === answer);
}

export function isTyped(question: Question): boolean {
  return question.kind !== "single" && question.kind !== "multiple";
}

/** The codes of an answer that are choices of the question. */
export function chosen(question: Question, answer: string): Set<string> {
  const codes = new Set(question.choices.map((choice) => choice.code));
  return new Set(answer.split(" ").filter((code) => codes.has(code)));
}

/** The keys of the choices: their own codes where those are digits, else 1 to 9 in their order. */
export function keys(question: Question): string[] {
  const own = question.choices.every((choice) => /^[0-9]$/.test(choice.code));
  return question.choices.map((choice, at) => (own ? choice.code : at < 9 ? String(at + 1) : ""));
}

/** What was typed, as the server wants it. */
export function plain(question: Question, text: string): string {
  const typed = question.kind === "text" ? text.trim() : latin(text).trim();
  return question.kind === "number" ? typed.replace(",", ".").replace("٫", ".") : typed;
}

/** What is wrong with what was typed, in words; null when nothing is. An empty field is no answer, which is allowed. */
export function problem(question: Question, text: string): string | null {
  const typed = plain(question, text);
  if (!typed) return null;
  if (question.kind === "number") return numberProblem(question, typed);
  if (question.kind === "date") return dateProblem(question, typed);
  return null;
}

function numberProblem(question: Question, typed: string): string | null {
  if (!/^-?[0-9]{1,15}(\.[0-9]{1,9})?$/.test(typed)) return t("desk.bad.number");
  const decimals = typed.split(".")[1]?.replace(/0+$/, "").length ?? 0;
  if (decimals > question.decimals) return t("desk.bad.decimals", question.decimals);
  const value = Number(typed);
  const outside = value < Number(question.least) || value > Number(question.most);
  return outside ? t("desk.bad.range", num(Number(question.least)), num(Number(question.most))) : null;
}

function dateProblem(question: Question, typed: string): string | null {
  const date = new Date(typed + "T00:00:00Z");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== typed) {
    return t("desk.bad.date");
  }
  const outside = typed < (question.least ?? "") || typed > (question.most ?? "");
  return outside ? t("desk.bad.range", question.least ?? "", question.most ?? "") : null;
}
