// A row of headline numbers, each with the way to all that is known about it, which is asked for when a reader wants to
// see it. One component draws all of a row, with the words of its card around it where it has one: as elements of their own
// they would cost the page more than its charts. Loaded once by all rows of a page (see dashboard.ui.plot).

const rows = new WeakMap(); // the place of a row on the page, and the row
let made = 0;

// What Streamlit calls with every message for a row; it gets back what to call when the row leaves the page.
export function tiles({ data, parentElement: place, setStateValue }) {
  if (!rows.has(place)) rows.set(place, new Row(place));
  const row = rows.get(place);
  row.ask = (open) => setStateValue("open", open);
  return row.show(new TextDecoder().decode(data));
}

class Row {
  turn = 0; // counts the messages: only the last one may end the row
  text = null; // the message on screen
  tiles = new Map(); // the id of a number, and its tile
  asked = new Set(); // the ids of those about which all was asked

  constructor(place) {
    this.place = place;
    this.box = part("div", "tiles-box");
    this.head = this.box.appendChild(part("div"));
    this.grid = this.box.appendChild(part("div", "tiles"));
    this.foot = this.box.appendChild(part("div"));
    place.append(this.box);
  }

  show(text) {
    const turn = ++this.turn;
    if (text !== this.text) {
      this.text = text;
      this.#say(JSON.parse(text));
    }
    return () => {
      if (turn !== this.turn) return;
      rows.delete(this.place);
      this.box.remove();
    };
  }

  // A number that stays keeps its tile, and with it the focus.
  #say({ head, tiles, foot, button }) {
    fill(this.head, head);
    fill(this.foot, foot);
    const before = this.tiles;
    this.tiles = new Map(tiles.map((told) => {
      const tile = before.get(told.id) ?? new Tile(() => this.ask([...this.asked.add(told.id)]));
      tile.show(told, button);
      return [told.id, tile];
    }));
    for (const [id, tile] of before) if (!this.tiles.has(id)) tile.box.remove();
    let next = this.grid.firstChild;
    for (const { box } of this.tiles.values()) {
      if (box === next) next = next.nextSibling;
      else this.grid.insertBefore(box, next);
    }
  }
}

class Tile {
  known = false; // whether all about it has come

  constructor(ask) {
    this.box = part("div", "tile-box");
    this.words = this.box.appendChild(part("div"));
    this.ask = ask;
  }

  show({ html, what, evidence }, name) {
    fill(this.words, html);
    if (!what) return; // the way to another page, in place of a number
    if (!this.button) this.#open();
    this.button.textContent = name;
    this.known = Boolean(evidence);
    fill(this.panel, evidence);
    this.panel.setAttribute("aria-label", `${name}: ${what}`);
    this.panel.setAttribute("aria-busy", String(!evidence));
  }

  #open() {
    this.button = this.box.appendChild(part("button", "evidence"));
    this.panel = this.box.appendChild(part("div", "evidence-panel"));
    this.panel.id = `evidence-${++made}`;
    this.panel.setAttribute("role", "dialog");
    this.panel.popover = "auto";
    this.button.type = "button";
    this.button.popoverTargetElement = this.panel;
    this.panel.addEventListener("toggle", ({ newState }) => {
      this.button.setAttribute("aria-expanded", String(newState === "open"));
      if (newState === "open" && !this.known) this.ask();
    });
  }
}

// What is said already is left alone, with whatever a reader has opened or marked in it.
function fill(place, html) {
  if (place.said === html) return;
  place.said = place.innerHTML = html;
}

function part(kind, name = "") {
  const element = document.createElement(kind);
  if (name) element.className = name;
  return element;
}
