// Names and ways for those who hear a page or walk it by keyboard: what Streamlit leaves unnamed gets a name, what it
// says in English is said in the page's language (window.dashboardWords, see words.py), a change of view is told, and
// whoever loses the thing that had the focus finds it on what was opened. Set up once for the whole visit.
if (!window.dashboardAccess) {
  window.dashboardAccess = true;
  const say = (english) => window.dashboardWords?.[english] ?? english;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  // Streamlit's own names. What was there first is kept, for the language may change again.
  const firstLine = (text) => text.split("\n", 1)[0];
  const REMOVE = /^Remove (.+)$/;
  const translated = (english) => {
    const removed = REMOVE.exec(english);
    return removed ? say("Remove {name}").replace("{name}", removed[1]) : say(english);
  };
  const inLanguage = (element, now, write) => {
    if (now !== element.dataset.said) element.dataset.english = now;
    const said = translated(element.dataset.english);
    element.dataset.said = said;
    if (said !== now) write(said);
  };
  const OWN = 'section[aria-label], button[aria-label], [role="group"][aria-label], [role="grid"][aria-label]';
  const words = () => {
    for (const element of all(OWN)) {
      inLanguage(element, element.getAttribute("aria-label"), (said) => element.setAttribute("aria-label", said));
    }
    for (const said of all('a[href="#stMain"], [role="listbox"] [role="option"] > span:only-child')) {
      inLanguage(said, said.textContent, (text) => { said.textContent = text; });
    }
    // What a choice is only found by is neither shown nor told (see filters.py).
    for (const choice of all('[role="listbox"] [data-item-hl]')) {
      set(choice.parentElement, "aria-label", firstLine(choice.textContent));
    }
    for (const name of ["aria-label", "title"]) {
      for (const chosen of all(`[data-testid="stMultiSelectTagsContainer"] [${name}]`)) {
        set(chosen, name, firstLine(chosen.getAttribute(name)));
      }
    }
  };

  // Landmarks, what Streamlit draws for an open tab, and maps.
  const names = () => {
    for (const box of all(".st-key-search")) set(box, "role", "search");
    for (const panel of all('[class*="st-key-panel-"]')) {
      const tab = panel.closest('[class*="st-key-card-"]')?.querySelector('[role="tab"][aria-selected="true"]');
      set(panel, "role", "tabpanel");
      if (tab) set(panel, "aria-labelledby", tab.id);
    }
    for (const map of all(".deck-events-root")) {
      set(map, "role", "application");
      set(map, "aria-label", say("Map: the arrow keys move it, plus and minus change its size"));
    }
  };

  // The title of the view, told to those who do not see it change.
  const told = document.createElement("div");
  told.className = "unseen";
  told.setAttribute("role", "status");
  document.body.append(told);
  let title = document.title;
  const tell = () => {
    if (document.title === title) return;
    title = document.title;
    told.textContent = title;
  };

  // A link that is followed in place often goes away with what it stood in, and the focus with it.
  let keys = false;
  let address = location.href;
  let led = true;
  addEventListener("keydown", () => { keys = true; }, true);
  addEventListener("pointerdown", () => { keys = false; }, true);
  const lead = () => {
    if (address !== location.href) {
      address = location.href;
      led = false;
    }
    if (led || !keys || document.activeElement !== document.body) return;
    if (document.querySelector('[data-test-script-state="running"], [data-stale="true"]')) return soon();
    const place = document.querySelector(".landing[data-for]") ?? document.querySelector(".tile.marked")
      ?? document.querySelector("h1");
    if (!place) return;
    led = true;
    place.tabIndex = -1;
    place.focus({ preventScroll: place.tagName === "H1" });
  };

  let waiting = false;
  const mend = () => {
    waiting = false;
    words();
    names();
    tell();
    lead();
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(mend, 100);
  };
  const changes = { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label", "lang", "title"] };
  new MutationObserver(soon).observe(document.documentElement, changes);
  addEventListener("resize", soon);
  soon();
}
