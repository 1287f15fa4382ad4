import htmx from "htmx.org";
import { follow } from "./live";
import { listenForSearch, writeTimes } from "./office";

// The Content-Security-Policy forbids both anyway, and a page in the browser's storage would keep names of people there.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.historyCacheSize = 0;

for (const element of document.querySelectorAll<HTMLElement>("[data-stream]")) {
  follow(element);
}
const panel = document.getElementById("supervise");
if (panel) void import("./supervise").then(({ Supervision }) => new Supervision(panel));
writeTimes(document);
listenForSearch();
