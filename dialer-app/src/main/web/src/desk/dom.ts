type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | boolean | number | ((event: Event) => void) | undefined | null>;

/** An element. Texts become text, never markup; a function is a listener for the event that its name tells. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.replace(/^on/, ""), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

/** Replaces what an element holds. What it held already is not taken out: it would lose the focus, and what is typed just now. */
export function fill(element: Element, ...children: Child[]): void {
  const wanted = children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false);
  for (const node of [...element.childNodes]) if (!wanted.includes(node)) node.remove();
  let next = element.firstChild;
  for (const child of wanted) {
    if (child === next) next = next.nextSibling;
    else element.insertBefore(typeof child === "string" ? document.createTextNode(child) : child, next);
  }
}

/** A text that must keep its direction whatever stands around it: numbers of phones, names. */
export function bdi(text: string, direction?: "ltr"): HTMLElement {
  return h("bdi", { dir: direction }, text);
}

/** A key as it stands on a keyboard. */
export function key(name: string): HTMLElement {
  return h("kbd", {}, name);
}
