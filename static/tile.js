// A headline number with the way to all that is known about it, which is asked for when a reader wants to see it.
// Loaded once by all numbers of a page (see dashboard.ui.plot).

const tiles = new WeakMap(); // the place of a number on the page, and the number
let made = 0;

// What Streamlit calls with every message for a number; it gets back what to call when the number leaves the page.
export function tile({ data, parentElement: place, setStateValue }) {
  if (!tiles.has(place)) tiles.set(place, new Tile(place));
  const one = tiles.get(place);
  one.ask = () => setStateValue("open", true);
  return one.show(new TextDecoder().decode(data));
}

class Tile {
  turn = 0; // counts the messages: only the last one may end the number
  text = null; // the message on screen

  constructor(place) {
    this.place = place;
    this.box = part("div", "tile-box");
    this.words = this.box.appendChild(part("div"));
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
    place.append(this.box);
  }

  show(text) {
    const turn = ++this.turn;
    if (text !== this.text) {
      this.text = text;
      const { html, button, evidence, title } = JSON.parse(text);
      this.known = Boolean(evidence);
      this.words.innerHTML = html;
      this.button.textContent = button;
      this.panel.innerHTML = evidence;
      this.panel.setAttribute("aria-label", title);
      this.panel.setAttribute("aria-busy", String(!evidence));
    }
    return () => {
      if (turn !== this.turn) return;
      tiles.delete(this.place);
      this.box.remove();
    };
  }
}

function part(kind, name = "") {
  const element = document.createElement(kind);
  if (name) element.className = name;
  return element;
}
