import htmx from "htmx.org";

/**
 * Keeps an element as the server last drew it: each "view" event of its stream carries the whole content.
 * The browser reconnects by itself; while it does, the element says that what it shows is old.
 */
export function follow(element: HTMLElement): void {
  const address = element.dataset["stream"];
  if (!address) return;
  const stream = new EventSource(address);
  stream.addEventListener("open", () => setStale(element, false));
  stream.addEventListener("error", () => setStale(element, true));
  stream.addEventListener("view", (event: MessageEvent<string>) => {
    setStale(element, false);
    htmx.swap(element, event.data, { swapStyle: "innerHTML", swapDelay: 0, settleDelay: 0 });
  });
  stream.addEventListener("end", () => {
    stream.close();
    location.reload(); // signed out meanwhile: the server answers with its sign-in page
  });
}

function setStale(element: HTMLElement, stale: boolean): void {
  element.classList.toggle("stale", stale);
  const note = document.getElementById("stream-note");
  if (note) note.hidden = !stale;
}
