// What must outlive a reload or a crash: words typed and not yet saved, and what was said and not yet heard.
// It lies in this browser only until the server has it, or for a day.

const DAY = 24 * 3600 * 1000;

export class Store {
  constructor(private readonly owner: string) {
    this.sweep();
  }

  private name(key: string): string {
    return `outdial.desk.${this.owner}.${key}`;
  }

  get<T>(key: string): T | null {
    try {
      const text = localStorage.getItem(this.name(key));
      return text === null ? null : (JSON.parse(text) as { value: T }).value;
    } catch {
      return null; // storage switched off, or filled by something else
    }
  }

  set(key: string, value: unknown): void {
    try {
      localStorage.setItem(this.name(key), JSON.stringify({ value, at: Date.now() }));
    } catch {
      // Full or switched off: the page works on, without this safety.
    }
  }

  drop(key: string): void {
    localStorage.removeItem(this.name(key));
  }

  /** Everything whose key begins so. */
  dropAll(prefix: string): void {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(this.name(prefix))) localStorage.removeItem(name);
    }
  }

  private sweep(): void {
    try {
      for (const name of Object.keys(localStorage)) {
        if (!name.startsWith("outdial.desk.") || name.endsWith(".outbox") || name.endsWith(".seq")) continue;
        const kept = JSON.parse(localStorage.getItem(name) ?? "{}") as { at?: number };
        if (!kept.at || kept.at < Date.now() - DAY) localStorage.removeItem(name);
      }
    } catch {
      // Nothing of ours.
    }
  }
}

/** This browser, for the server to tell a repeat from something new. */
export function device(): string {
  let known: string | null = null;
  try {
    known = localStorage.getItem("outdial.device");
    if (!known) localStorage.setItem("outdial.device", (known = word()));
  } catch {
    // Without storage every load is a new device.
  }
  return known ?? word();
}

export function word(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
