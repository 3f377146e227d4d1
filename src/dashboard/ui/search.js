// The search box by keyboard: Ctrl+K (or Cmd+K) goes to it from anywhere, the arrow keys go from it through what was
// found and back; Tab and Enter work by themselves. And on a narrow screen the sidebar closes once a link in it has
// been followed, for it covers what the link leads to. Set up once for the whole visit.
if (!window.dashboardSearch) {
  window.dashboardSearch = true;
  const narrow = window.matchMedia("(max-width: 767px)");
  const box = () => document.querySelector(".st-key-search input");
  const answers = () => [...document.querySelectorAll(".st-key-search-found :is(a, button, summary)")];
  const links = ".st-key-search-found :is(a, button), .contents a";

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.shiftKey || !box()) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === "k") {
      event.preventDefault();
      box().focus();
      box().select();
    } else if (!command && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      const stops = [box(), ...answers()];
      const here = stops.indexOf(document.activeElement);
      const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
      if (here >= 0 && next) {
        event.preventDefault();
        next.focus();
      }
    }
  });

  document.addEventListener("click", (event) => {
    if (!narrow.matches || !event.target.closest(links)) return;
    const close = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
    setTimeout(() => close?.click());
  });
}
