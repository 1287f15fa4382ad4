import { drawn, patch, update } from "./patch";

/**
 * Keeps an element as the server last drew it. A "view" event of its stream carries the whole content, a "changed" event
 * the figures and those agents who do something else now. The browser reconnects by itself; while it does, the element
 * says that what it shows is old.
 */
export function follow(element: HTMLElement): void {
  const address = element.dataset["stream"];
  if (!address) return;
  const stream = new EventSource(address);
  stream.addEventListener("open", () => setStale(element, false));
  stream.addEventListener("error", () => setStale(element, true));
  stream.addEventListener("view", (event: MessageEvent<string>) => {
    setStale(element, false);
    patch(element, drawn(event.data));
  });
  stream.addEventListener("changed", (event: MessageEvent<string>) => change(element, drawn(event.data)));
  stream.addEventListener("end", () => {
    stream.close();
    location.reload(); // signed out meanwhile: the server answers with its sign-in page
  });
}

/** Each agent's row in its own place; one that is new, or gone, comes and goes with the next whole view. */
function change(element: HTMLElement, now: DocumentFragment): void {
  const figures = now.querySelector(".tiles");
  const shown = element.querySelector(".tiles");
  if (figures && shown) update(shown, figures);
  for (const row of now.querySelectorAll<HTMLElement>("[data-agent]")) {
    const old = element.querySelector(`[data-agent="${row.dataset["agent"]}"]`);
    if (old) update(old, row);
  }
}

function setStale(element: HTMLElement, stale: boolean): void {
  element.classList.toggle("stale", stale);
  const note = document.getElementById("stream-note");
  if (note) note.hidden = !stale;
}
