// Texts, numbers and times in the language of the page. All texts come with it, from the bundles of the server.

const all = JSON.parse(document.getElementById("words")?.textContent ?? "{}") as Record<string, string>;
const digits = all["digits"] ?? "0123456789";
export const language = document.documentElement.lang || "en";

/** A text, with {0} and the like filled in. A key that is missing shows itself, so that it is seen and mended. */
export function t(key: string, ...values: (string | number)[]): string {
  const text = all[key] ?? key;
  return text.replace(/\{(\d)\}/g, (whole, at: string) => {
    const value = values[Number(at)];
    return value === undefined ? whole : typeof value === "number" ? num(value) : value;
  });
}

export function has(key: string): boolean {
  return key in all;
}

/** The language's own digits. */
export function local(text: string): string {
  return digits === "0123456789" ? text : text.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}

export function num(value: number): string {
  return local(new Intl.NumberFormat(language, { numberingSystem: "latn" }).format(value));
}

/** Minutes and seconds, 01:42. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  return local(two(Math.floor(seconds / 60)) + ":" + two(seconds % 60));
}

const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Intl.DateTimeFormat(language, { numberingSystem: "latn", hourCycle: "h23", ...options });
  return (at: number) => local(made.format(at));
};

/** 14:32 in a zone; the browser's own without one. */
export function time(at: number, zone?: string): string {
  return format({ hour: "2-digit", minute: "2-digit", ...(zone ? { timeZone: zone } : {}) })(at);
}

export function timeWithSeconds(at: number): string {
  return format({ hour: "2-digit", minute: "2-digit", second: "2-digit" })(at);
}

/** Tue 12 Mar, in a zone. */
export function day(at: number, zone?: string): string {
  return format({ weekday: "short", day: "numeric", month: "short", ...(zone ? { timeZone: zone } : {}) })(at);
}

export function money(minor: number, currency: string): string {
  const made = new Intl.NumberFormat(language, { style: "currency", currency, numberingSystem: "latn" });
  const decimals = made.resolvedOptions().maximumFractionDigits ?? 2;
  return local(made.format(minor / 10 ** decimals));
}

/** What a person typed, with the digits of any language as 0 to 9. */
export function latin(text: string): string {
  return text
    .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660));
}
