// What a page does in the browser beyond Streamlit's own: it goes to what a link asks for, copies addresses, and is
// readied for paper. Set up once for the whole visit.
if (!window.dashboardPage) {
  window.dashboardPage = true;

  // A link may ask for one thing on a long page (an event, a section, a place). Where the page has marked it, it is
  // brought into view, once for each thing. Charts above it are drawn a moment later and move it, so it is followed
  // for some seconds, unless the reader moves first.
  const FOLLOWED = 5000;
  let landed = null;
  let until = 0;
  const follow = () => {
    const place = document.querySelector(".landing[data-for]");
    const asked = place ? place.dataset.for : null;
    if (asked !== landed) {
      landed = asked;
      until = asked ? Date.now() + FOLLOWED : 0;
    }
    if (!place || Date.now() > until) return;
    const wanted = parseFloat(getComputedStyle(place).scrollMarginTop) || 0;
    if (Math.abs(place.getBoundingClientRect().top - wanted) > 8) place.scrollIntoView({ block: "start" });
  };
  setInterval(follow, 250);
  for (const moved of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    document.addEventListener(moved, () => { until = 0; }, { capture: true, passive: true });
  }

  // What a link within a page leads to may be folded away: it is opened, and so is what the address asks for when it comes.
  const unfold = (hash) => {
    const place = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    for (let fold = place && place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    return place;
  };
  let unfolded = "";
  setInterval(() => {
    if (location.hash === unfolded) return;
    const place = unfold(location.hash);
    if (place) place.scrollIntoView({ block: "start" });
    if (place || !location.hash) unfolded = location.hash;
  }, 250);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link) unfold(link.hash);
  }, true);

  // A key held, or the middle button, opens a link beside this page, whoever else would follow it here. Streamlit's links
  // to the front page have no path of their own: beside this page they would open this page.
  const beside = (event) => event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
  for (const pressed of ["pointerdown", "keydown"]) {
    addEventListener(pressed, (event) => {
      const link = event.target.closest?.('[data-testid="stPageLink"] a[href]');
      const own = link?.getAttribute("href") ?? "/";
      if (own === "" || own.startsWith("?")) link.setAttribute("href", `./${own}`);
    }, true);
  }
  addEventListener("click", (event) => {
    if (beside(event) && event.target.closest?.("a[href]")) event.stopImmediatePropagation();
  }, true);

  // A link to another view is followed without loading the dashboard anew: the address changes, and Streamlit is told
  // of it as it is told of the browser's way back.
  const paths = () => [...document.querySelectorAll(".contents a[href]")].map((link) => link.pathname);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || event.defaultPrevented || elsewhere || !["", "_self"].includes(link.target) || link.hash) return;
    if (link.origin !== location.origin || ![location.pathname, ...paths()].includes(link.pathname)) return;
    event.preventDefault();
    if (link.href === location.href) return;
    history.pushState(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
    if (!("stay" in link.dataset)) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  });

  // In the room a brief is gone through by keys (content/brief/room.py), those of a presenter's remote among them; and the
  // time is told. What stands there is drawn as large as the window lets it: letters of the page are made for a desk.
  const [next, back, out] = [".room-next[href]", ".room-back[href]", ".room-out a"];
  const keys = {
    ArrowRight: next, ArrowDown: next, PageDown: next, " ": next,
    ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back, Escape: out,
  };
  document.addEventListener("keydown", (event) => {
    const way = keys[event.key];
    if (!way || !document.querySelector(".room-bar") || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    document.querySelector(`.room-bar ${way}`)?.click();
  });
  let shown = "";
  let enlarged = 1;
  const inRoom = () => {
    const room = document.querySelector(".st-key-room");
    document.documentElement.toggleAttribute("data-room", Boolean(room));
    if (!room) return;
    // As large as may be, then smaller until all of it is seen at once.
    const view = `${location.search} ${innerWidth} ${innerHeight}`;
    if (view !== shown) {
      shown = view;
      enlarged = Math.max(1, Math.min(innerWidth / 620, innerHeight / 400));
    } else if (enlarged > 1 && room.getBoundingClientRect().bottom > innerHeight) {
      enlarged = Math.max(1, enlarged * 0.95);
    }
    room.style.setProperty("--enlarged", enlarged.toFixed(3));
    const clock = room.querySelector(".room-clock");
    const now = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    if (clock && clock.textContent !== now) clock.textContent = now;
  };
  setInterval(inRoom, 250);

  // Copies a text for the button that asks for it; cards do so too (static/ways.js).
  window.dashboardCopy = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without TLS a browser has no clipboard of its own for scripts.
      const field = document.createElement("textarea");
      field.value = text;
      button.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
  };

  // A button with a text to copy says when it has done so.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.copy[data-text]");
    if (!button) return;
    await window.dashboardCopy(button.dataset.text, button);
    button.textContent = button.dataset.done;
  });

  // What is copied of a table of figures is pasted as a table: plain numbers, their units and marks in columns of their
  // own. A cell alone is its number; part of a cell stays as it is.
  document.addEventListener("copy", (event) => {
    const picked = getSelection();
    if (!picked?.rangeCount) return;
    const around = picked.getRangeAt(0).commonAncestorContainer;
    const within = around.nodeType === Node.ELEMENT_NODE ? around : around.parentElement;
    const table = within?.closest("table.figures") ?? within?.querySelector(":scope > table.figures");
    if (!table) return;
    const rows = [...table.rows]
      .map((row) => [...row.cells].filter((cell) => cell.className !== "marks" && picked.containsNode(cell, true)))
      .filter((cells) => cells.length);
    const one = rows.length === 1 && rows[0].length === 1 ? rows[0][0] : null;
    const bare = (text) => text.replace(/\s+/g, "").toLowerCase();
    if (!rows.length || (one && (!("plain" in one.dataset) || bare(picked.toString()) !== bare(one.textContent)))) return;
    const said = (cell) => cell.innerText.replace(/\s+/g, " ").trim().replace(/^(?=[=@])/, "'");
    // Badges are pasted as marks beside their number. What is the same in all rows is not shown, but pasted.
    const cells = ({ plain, unit, marks }, cell) => (plain === undefined ? [said(cell)] : [plain, unit, marks]);
    const lines = one ? [[one.dataset.plain]] : rows.map((row) => row.flatMap((cell) => cells(cell.dataset, cell)));
    // Made of elements: the page takes out scripts in which tags are written.
    const pasted = document.createElement("table");
    for (const line of lines) {
      const row = pasted.insertRow();
      for (const cell of line) row.insertCell().textContent = cell;
    }
    event.clipboardData.setData("text/plain", lines.map((line) => line.join("\t")).join("\n"));
    if (!one) event.clipboardData.setData("text/html", pasted.outerHTML);
    event.preventDefault();
  });

  // A cell whose text is cut tells the whole of it to whoever points at it.
  document.addEventListener("pointerover", ({ target }) => {
    const cell = target.closest?.(".rows :is(th, td)");
    if (cell) cell.title = cell.scrollWidth > cell.clientWidth ? cell.textContent : "";
  });

  // Charts are drawn by the server for a light or a dark page: when that changes, the page is drawn again.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    setTimeout(() => document.querySelector(".st-key-draw-again button")?.click(), 200);
  });

  // Charts are drawn for the screen they stand on. On paper they shrink to the sheet: each drawing is told its own
  // size, so that the style for print (style.css) can scale it instead of cutting it off.
  window.addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll(".js-plotly-plot .svg-container")) {
      const { width, height } = box.getBoundingClientRect();
      const own = box.querySelector(".main-svg");
      const wide = Number(own?.getAttribute("width")) || width;
      const high = Number(own?.getAttribute("height")) || height;
      if (!wide || !high) continue;
      box.style.setProperty("--own-width", `${wide}px`);
      box.style.setProperty("--own-shape", `${wide} / ${high}`);
      for (const drawing of box.querySelectorAll(".main-svg")) drawing.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    }
  });
}
