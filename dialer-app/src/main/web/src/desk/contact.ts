import { bdi, fill, h } from "./dom";
import type { Card } from "./types";
import { day, has, language, t, time } from "./words";

/** Who is on the line: name, number, local time, what is known, what was before. */
export function contact(into: HTMLElement, card: Card): void {
  fill(
    into,
    h("h1", {}, bdi(card.name || t("desk.contact.nameless"))),
    h("p", { class: "quiet" }, card.phone && bdi(spaced(card.phone), "ltr"), localTime(card)),
    card.leadNote && h("p", { class: "lead-note", dir: "auto" }, card.leadNote),
    fields(card),
    h("h2", {}, t("desk.history")),
    history(card),
  );
}

/** +12025550123 is hard to read out; +1 202 555 0123 is not. */
export function spaced(e164: string): string {
  const digits = e164.slice(1);
  if (digits.startsWith("1") && digits.length === 11) {
    return `+1 ${digits.slice(1, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`;
  }
  return "+" + digits.replace(/(\d{3})(?=\d{2})/g, "$1 ");
}

function localTime(card: Card): HTMLElement | null {
  const zone = card.zone;
  if (!zone) return null;
  const place = card.fields.find((field) => field.name === "city")?.value ?? zone.split("/").pop()?.replace(/_/g, " ") ?? zone;
  return h(
    "span",
    { class: "local-time", "data-zone": zone },
    t(card.zoneSure ? "desk.contact.local" : "desk.contact.localUnsure", place, time(Date.now(), zone)),
  );
}

const SHOWN_ABOVE = new Set(["first_name", "last_name", "region"]);

function fields(card: Card): HTMLElement {
  const shown = card.fields.filter((field) => !SHOWN_ABOVE.has(field.name));
  return h(
    "dl",
    { class: "card-facts" },
    ...shown.flatMap((field) => [
      h("dt", {}, has(`desk.field.${field.name}`) ? t(`desk.field.${field.name}`) : bdi(field.name)),
      h("dd", {}, bdi(field.name === "language" ? tongue(field.value) : field.value)),
    ]),
  );
}

function tongue(tag: string): string {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function history(card: Card): HTMLElement {
  if (card.history.length === 0) return h("p", { class: "quiet" }, t("desk.history.none"));
  return h(
    "ol",
    { class: "history" },
    ...card.history.map((one) =>
      h(
        "li",
        {},
        h("span", { class: "at" }, `${day(one.at)} ${time(one.at)}`),
        h("span", {}, one.disposition ? bdi(one.disposition) : one.outcome ? t(`outcome.${one.outcome}`) : t("desk.history.open")),
        one.agent && h("span", { class: "quiet" }, bdi(one.agent)),
        one.note && h("q", { dir: "auto" }, one.note),
      ),
    ),
  );
}

/** Brings the local times on the page up to the minute. */
export function tick(root: HTMLElement, card: Card | null): void {
  const shown = root.querySelector<HTMLElement>(".local-time");
  if (!shown || !card) return;
  const now = localTime(card);
  if (now && now.textContent !== shown.textContent) shown.textContent = now.textContent;
}
