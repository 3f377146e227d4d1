// The server's first answer has painted the beginning of the view over the page (see the service's first paint). It
// goes when the page itself shows as much, at the place to which the reader has moved meanwhile.
(() => {
  // It may come after this: then it is looked for again when all of the answer is there.
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => watch(), { once: true });
  const watch = () => {
    const first = document.getElementById("first-paint");
    if (!first || first.dataset.watched) return;
    first.dataset.watched = "";
    look(first);
  };
  const LONGEST = 15000; // milliseconds after which a page that has a title is shown whatever else it has
  let began = null;
  // What stands in view: a number, or a card, which may hold a chart or none.
  const inView = (part) => part.getClientRects().length > 0 && part.getBoundingClientRect().top < innerHeight;
  const drawn = (part) => {
    const chart = part.querySelector(".live-chart");
    return chart ? chart.querySelector(".main-svg") || !inView(chart) : part.querySelector(".tile-box, .card");
  };
  const ready = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    const main = document.querySelector('[data-testid="stMain"]');
    if (!main || !main.querySelector("h1")) return false;
    began ??= performance.now();
    if (performance.now() - began > LONGEST) return true;
    return app.dataset.testScriptState === "notRunning"
      && !main.querySelector('[data-testid="stSkeleton"]')
      && [...main.querySelectorAll(".stBidiComponent")].filter(inView).every(drawn);
  };
  const look = (first) => {
    if (!ready()) {
      requestAnimationFrame(() => look(first));
      return;
    }
    const main = document.querySelector('[data-testid="stMain"]');
    if (first.scrollTop) main.scrollTop = first.scrollTop;
    first.remove();
    performance.mark("dashboard-live");
  };
  watch();
})();
