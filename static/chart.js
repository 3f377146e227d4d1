// Draws the dashboard's charts. Each place on a page keeps its drawing: what changes is changed in it by Plotly.react,
// and what has not changed is left alone. Loaded once by all cards of a page (see dashboard.ui.plot).

const drawings = new WeakMap(); // the place of a chart on the page, and what is drawn there
const parked = new Map(); // a message, and its drawing that has left the page: a filter that is cleared brings it back
const MOST_PARKED = 24;
const shapes = new Map(); // the address of borders, and the promise of their GeoJSON

// Shows what a message says at a place on the page (see card.js); gives back what to call when it leaves that.
export function draw(place, text, pick, Plotly) {
  let drawing = drawings.get(place);
  if (!drawing) {
    drawing = parked.get(text) ?? new Drawing(Plotly);
    parked.delete(text);
    drawings.set(place, drawing.moveTo(place));
  }
  return drawing.show(text, pick);
}

class Drawing {
  turn = 0; // counts the messages: only the last one may end the drawing
  text = null; // the message on screen
  busy = Promise.resolve(); // one step at a time

  constructor(Plotly) {
    this.Plotly = Plotly;
    this.box = document.createElement("div");
    this.box.className = "live-chart";
    this.box.setAttribute("role", "img");
    this.canvas = this.box.appendChild(document.createElement("div"));
    this.sized = new ResizeObserver(() => this.#step(() => this.#fit()));
  }

  moveTo(place) {
    place.append(this.box);
    this.sized.observe(this.box);
    return this;
  }

  // A message is one line about the chart, and Plotly's figure.
  show(text, pick) {
    const turn = ++this.turn;
    this.pick = pick;
    if (text !== this.text) {
      this.text = text;
      const end = text.indexOf("\n");
      Object.assign(this, JSON.parse(text.slice(0, end))); // alt, config, height
      this.box.setAttribute("aria-label", this.alt);
      this.box.style.height = this.height ? `${this.height}px` : "100%";
      this.box.ariaBusy = "true";
      this.figure = null;
      this.#step(() => this.#draw(text, end));
    }
    return () => {
      if (turn === this.turn) this.#end();
    };
  }

  // Steps follow each other, because a drawing that waits for its borders must not be overtaken by the next one.
  #step(work) {
    this.busy = this.busy.then(work).catch((fault) => console.error("chart:", fault));
  }

  async #draw(text, end) {
    if (text !== this.text || !this.#width()) return; // overtaken; or not to be seen, and drawn when it is (see #fit)
    const figure = JSON.parse(text.slice(end + 1));
    await Promise.all(figure.data.map(({ geojson }) => typeof geojson === "string" && fetched(geojson)));
    if (text !== this.text) return;
    const layout = { ...figure.layout, autosize: false, ...this.#size() };
    const first = !this.canvas.on;
    await this.Plotly.react(this.canvas, figure.data, layout, this.config);
    this.figure = figure;
    if (text === this.text) this.box.ariaBusy = null;
    if (first) this.canvas.on("plotly_click", ({ points }) => this.#picked(points));
    await this.#fit();
  }

  #picked(points) {
    const mark = points.map(({ customdata }) => customdata).find(Boolean);
    if (mark) this.pick([].concat(mark));
  }

  async #fit() {
    if (!this.text || !this.#width()) return;
    if (!this.figure) return this.#draw(this.text, this.text.indexOf("\n"));
    const { width, height } = this.#size();
    const { width: wide, height: high } = this.canvas.layout;
    if (width !== wide || height !== high) await this.Plotly.relayout(this.canvas, { width, height });
  }

  // A chart with a width of its own keeps it, and its surroundings scroll.
  #size() {
    return { width: this.width ?? this.#width(), height: this.height ?? this.box.clientHeight };
  }

  #width() {
    return this.box.clientWidth;
  }

  // Leaves the page. What is complete is parked, and the oldest of those that are too many is taken down.
  #end() {
    this.sized.disconnect();
    drawings.delete(this.box.parentElement);
    this.box.remove();
    if (this.figure) parked.set(this.text, this);
    else this.#takeDown();
    if (parked.size > MOST_PARKED) {
      const [[text, oldest]] = parked;
      parked.delete(text);
      oldest.#takeDown();
    }
  }

  #takeDown() {
    this.text = null;
    this.busy.finally(() => this.Plotly.purge(this.canvas));
  }
}

// Borders are fetched once for all maps. Plotly finds them where it would keep those that it fetches itself.
function fetched(address) {
  if (!shapes.has(address)) {
    const kept = fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
      window.PlotlyGeoAssets ??= { topojson: {} };
      window.PlotlyGeoAssets[address] = await answer.json();
    });
    kept.catch(() => shapes.delete(address)); // the next map asks again
    shapes.set(address, kept);
  }
  return shapes.get(address);
}
