// The search box by keyboard: Ctrl+K (or Cmd+K) goes to it from anywhere, Enter opens the first answer, the arrow keys go
// from it through what was found and back; Tab works by itself. And on a narrow screen the sidebar closes once a link in it has
// been followed, for it covers what the link leads to. Set up once for the whole visit.
if (!window.dashboardSearch) {
  window.dashboardSearch = true;
  const narrow = window.matchMedia("(max-width: 767px)");
  const box = () => document.querySelector(".st-key-search input");
  const answers = () => [...document.querySelectorAll(".st-key-search-found :is(a, button, summary)")];
  const links = ".st-key-search-found :is(a, button), .contents a";
  const first = ".st-key-search-found .answer";
  const stops = () => [box(), ...answers()];

  // Answers come a moment after the keys, one by one, and what was found is drawn anew when the box is left: so a reader
  // who goes down waits for the first answer, and keeps the place in the list until another key is pressed.
  let place = 0;
  const lost = () => document.activeElement === document.body;
  const go = (to) => {
    place = to;
    stops()[to]?.focus();
  };
  new MutationObserver(() => {
    if (!place || !answers().length || !(lost() || stops().includes(document.activeElement))) return;
    const wanted = Math.min(place, answers().length);
    if (document.activeElement !== stops()[wanted]) stops()[wanted].focus();
  }).observe(document.body, { childList: true, subtree: true });
  // Whoever presses Enter means the answers to what stands in the box, and those may still be on their way.
  let entered = null;
  const open = () => {
    if (entered === null || document.querySelector(".search-answered")?.dataset.asked !== entered) return;
    entered = null;
    document.querySelector(first)?.click();
  };
  new MutationObserver(open).observe(document.body, {
    attributeFilter: ["data-asked"], attributes: true, childList: true, subtree: true,
  });

  document.addEventListener("pointerdown", () => { place = 0; }, { capture: true });

  document.addEventListener("keydown", (event) => {
    const before = place;
    place = 0;
    entered = null;
    if (event.altKey || event.shiftKey || !box()) return;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && !event.isComposing && document.activeElement === box() && box().value.trim()) {
      entered = box().value.trim();
      open();
    } else if (command && event.key.toLowerCase() === "k") {
      event.preventDefault();
      box().focus();
      box().select();
    } else if (!command && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      const here = lost() && before ? before : stops().indexOf(document.activeElement);
      const next = here + (event.key === "ArrowDown" ? 1 : -1);
      const coming = here === 0 && next === 1 && box().value.trim();
      place = before;
      if (here >= 0 && (stops()[next] || coming)) {
        event.preventDefault();
        go(next);
      }
    }
  });

  document.addEventListener("click", (event) => {
    if (!narrow.matches || !event.target.closest(links)) return;
    const close = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
    setTimeout(() => close?.click());
  });
}
