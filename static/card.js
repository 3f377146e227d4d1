// Draws a card's words, its tabs and what the open one holds. Loaded once by all cards of a page (see
// dashboard.ui.plot). A card keeps its place, so that whoever chose a tab by keyboard stays on it.

const cards = new WeakMap(); // the place of a card on the page, and the card
let made = 0; // tells the parts of one card from those of another

// What Streamlit calls with every message for a card; it gets back what to call when the card leaves the page.
export function card({ data, parentElement: place, setStateValue, setTriggerValue }, draw, ways) {
  const text = new TextDecoder().decode(data);
  if (!cards.has(place)) cards.set(place, new Card(place));
  const one = cards.get(place);
  one.open = (number) => setStateValue("open", number);
  one.ask = (kind) => setTriggerValue("wanted", kind);
  one.fetchWays = ways;
  return one.show(text, (panel, figure) => draw(panel, figure, (mark) => setTriggerValue("picked", mark)));
}

class Card {
  turn = 0; // counts the messages: only the last one may end the card
  words = null; // those on screen
  html = ""; // in the panel, above its chart where it has one
  tabs = [];

  constructor(place) {
    this.place = place;
    this.box = part("div", "card", { id: `card-${++made}` });
    this.head = this.box.appendChild(part("div", "card-head"));
    const bar = this.box.appendChild(part("div", "card-bar"));
    this.list = bar.appendChild(part("div", "card-tabs", { role: "tablist" }));
    this.taken = bar.appendChild(part("div", "card-ways"));
    this.panel = this.box.appendChild(part("div", "card-panel", { role: "tabpanel", id: `${this.box.id}-panel` }));
    this.text = this.panel.appendChild(part("div", ""));
    this.chart = this.panel.appendChild(part("div", "card-chart"));
    this.foot = this.box.appendChild(part("div", "card-foot"));
    this.list.addEventListener("click", ({ target }) => this.#choose(this.tabs.indexOf(target.closest("button"))));
    this.list.addEventListener("keydown", (event) => this.#walk(event));
    this.taken.addEventListener("click", ({ target }) => this.#take(target.closest("button[data-what]")));
    for (const near of ["pointerenter", "focusin"]) this.taken.addEventListener(near, () => this.fetchWays());
    place.append(this.box);
  }

  // A message is one line with the words and the HTML of the card, and what its chart needs, where it shows one.
  show(text, draw) {
    const turn = ++this.turn;
    const end = text.indexOf("\n");
    const words = text.slice(0, end);
    const figure = text.slice(end + 1);
    if (words !== this.words) {
      this.words = words;
      this.#say(JSON.parse(words), figure);
    }
    if (figure) this.leave = draw(this.chart, figure);
    return () => {
      if (turn === this.turn) this.#end();
    };
  }

  #say({ title, head, tabs, open, body, foot, wide, ways, file }, figure) {
    if (file) this.delivered?.(file);
    this.#offer(ways);
    this.head.innerHTML = head;
    this.foot.innerHTML = foot;
    this.list.setAttribute("aria-label", title);
    this.#name(tabs);
    if (!figure) this.#leaveChart();
    if (body !== this.html) this.text.innerHTML = this.html = body;
    // What Streamlit itself draws stands below the card's own part, in a panel of its own.
    this.panel.hidden = !figure && !body;
    // A chart with a width of its own is moved sideways within the panel.
    this.panel.classList.toggle("sideways", wide !== null);
    this.chart.style.width = wide ? `${wide / 16}rem` : ""; // as wide as the reader’s own text makes it
    if (wide) this.panel.tabIndex = 0;
    else this.panel.removeAttribute("tabindex");
    this.#mark(open);
  }

  // Two ways to take the card along stand beside its tabs, the others in a menu; a link that names the card leads to it.
  #offer(ways) {
    const said = JSON.stringify(ways ?? null);
    if (said === this.offered) return;
    const first = this.offered === undefined;
    this.offered = said;
    this.ways = ways;
    this.taken.replaceChildren();
    if (!ways) return;
    const menu = part("div", "card-menu", { popover: "auto", id: `${this.box.id}-menu` });
    const button = (what, where) => {
      const made = part("button", "", { type: "button", "data-what": what });
      made.textContent = ways[what];
      where.append(made);
    };
    button("slide", this.taken);
    const copy = part("button", "", { type: "button", "aria-haspopup": "true" });
    copy.textContent = ways.copy;
    copy.popoverTargetElement = menu;
    this.taken.append(copy, menu);
    for (const what of ["link", "image", "frame", "share"]) {
      if (ways[what] && (what !== "share" || navigator.share)) button(what, menu);
    }
    this.said = null;
    const asked = new URLSearchParams(location.search);
    if (first && asked.get("card") === ways.place && !asked.has("embed")) {
      this.box.classList.add("landing"); // page.js brings it into view
      this.box.dataset.for = `card-${ways.place}`;
    }
  }

  async #take(button) {
    this.said ??= this.taken.appendChild(part("span", "unseen", { role: "status" }));
    if (button && !button.ariaBusy) (await this.fetchWays()).take(this, button);
  }

  // A button says what it has done until the reader leaves it.
  tell(button, text) {
    const name = this.ways[button.dataset.what];
    this.said.textContent = button.textContent = text;
    button.addEventListener("blur", () => { button.textContent = name; }, { once: true });
    setTimeout(() => { button.textContent = name; }, 5000);
  }

  // The tab that is open is part of the address: whoever reloads it or sends it on finds the card as it is.
  #note(number) {
    const here = new URL(location.href);
    if (!this.ways || here.searchParams.has("embed")) return;
    const named = here.searchParams.get("card") === this.ways.place;
    if (number) {
      here.searchParams.set("card", this.ways.place);
      here.searchParams.set("tab", this.ways.codes[number]);
    } else if (named) {
      here.searchParams.delete("card");
      here.searchParams.delete("tab");
    } else return;
    history.replaceState(history.state, "", here);
  }

  // The buttons stay as long as their number does, and with them the focus.
  #name(tabs) {
    if (tabs.length !== this.tabs.length) {
      this.tabs = tabs.map((_, number) => part("button", "", { type: "button", role: "tab", id: `${this.box.id}-${number}` }));
      this.list.replaceChildren(...this.tabs);
    }
    tabs.forEach((name, number) => { this.tabs[number].textContent = name; });
  }

  #mark(open) {
    this.opened = open;
    this.tabs.forEach((tab, number) => {
      tab.setAttribute("aria-selected", String(number === open));
      tab.tabIndex = number === open ? 0 : -1;
      if (this.panel.hidden || number !== open) tab.removeAttribute("aria-controls");
      else tab.setAttribute("aria-controls", this.panel.id);
    });
    this.panel.setAttribute("aria-labelledby", this.tabs[open].id);
  }

  #choose(number) {
    if (number < 0 || this.tabs[number].getAttribute("aria-selected") === "true") return;
    this.#mark(number);
    this.#note(number);
    this.open(number);
  }

  // The arrows go from tab to tab; Enter and the space bar open one, for that asks the server.
  #walk(event) {
    const now = this.tabs.indexOf(event.target);
    const last = this.tabs.length - 1;
    const to = { ArrowRight: now < last ? now + 1 : 0, ArrowLeft: now > 0 ? now - 1 : last, Home: 0, End: last }[event.key];
    if (now < 0 || to === undefined) return;
    event.preventDefault();
    this.tabs[to].focus();
  }

  #leaveChart() {
    this.leave?.();
    this.leave = null;
  }

  #end() {
    this.#leaveChart();
    cards.delete(this.place);
    this.box.remove();
  }
}

function part(kind, name, attributes = {}) {
  const element = document.createElement(kind);
  if (name) element.className = name;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}
