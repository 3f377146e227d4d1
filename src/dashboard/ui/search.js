// The search box by keyboard: Ctrl+K (or Cmd+K) goes to it from anywhere, the arrow keys go from it through what was
// found and back. Tab and Enter work by themselves. Runs once for the whole visit.
if (!window.dashboardSearchKeys) {
  window.dashboardSearchKeys = true;
  const box = () => document.querySelector(".st-key-search input");
  const answers = () => [...document.querySelectorAll(".st-key-search-found a, .st-key-search-found button")];
  document.addEventListener("keydown", (event) => {
    const plain = !event.altKey && !event.shiftKey;
    if (plain && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && box()) {
      event.preventDefault();
      box().focus();
      box().select();
      return;
    }
    if (!plain || event.ctrlKey || event.metaKey || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    const stops = [box(), ...answers()];
    const here = stops.indexOf(document.activeElement);
    const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (here >= 0 && next) {
      event.preventDefault();
      next.focus();
    }
  });
}
