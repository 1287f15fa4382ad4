/** Shows instants in the reader's own zone and calendar; the server wrote them in UTC. */
export function writeTimes(within: ParentNode): void {
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const format = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  for (const time of within.querySelectorAll<HTMLTimeElement>("time[data-local]")) {
    time.title = time.dateTime;
    time.textContent = format.format(new Date(time.dateTime));
  }
}

/** Ctrl+K goes to the search for a number from anywhere. */
export function listenForSearch(): void {
  document.addEventListener("keydown", (event) => {
    const field = document.getElementById("find");
    if (field && event.code === "KeyK" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      field.focus();
    }
  });
}
