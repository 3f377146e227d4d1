// Draws the dashboard's charts: first those in the window, the nearest to it next, whenever the browser has nothing else
// to do. Each place on a page has its size from the start, so that nothing moves when it is filled. What has not changed is
// left alone, and the last drawings that left the page are parked: a filter that is cleared brings them back. Loaded once
// by all cards of a page (see dashboard.ui.plot).

const charts = new WeakMap(); // the place of a chart on the page, and the chart
const waiting = new Set(); // charts that do not show their message yet
const parked = new Map(); // a message, and its drawing that is on no page now
const MOST_PARKED = 40;
const borders = new Map(); // the address of borders, and the promise of their GeoJSON
const USUAL = 16; // pixels of the browser's default text, for which charts are made
const NARROWEST = 296; // pixels that a chart needs for its names
const SOON = 500; // milliseconds after which the next chart is drawn though the browser is busy

// Shows what a message says at a place on the page (see card.js); `plotly` answers with the promise of Plotly. Gives back
// what to call when the chart leaves the page.
export function draw(place, text, pick, plotly) {
  if (!charts.has(place)) charts.set(place, new Chart(place, plotly));
  return charts.get(place).show(text, pick);
}

// One place on a page, and the message that it is to show.
class Chart {
  turn = 0; // counts the messages: only the last one may end the chart
  text = null;
  drawing = null;
  busy = Promise.resolve(); // one step at a time

  constructor(place, plotly) {
    this.place = place;
    this.plotly = plotly;
    this.box = document.createElement("div");
    this.box.className = "live-chart";
    this.box.setAttribute("role", "img");
    place.append(this.box);
    this.sized = new ResizeObserver(() => {
      this.#take();
      if (!this.#fits()) this.#wait();
    });
    this.sized.observe(this.box);
  }

  // A message is one line about the chart, and Plotly's figure.
  show(text, pick) {
    const turn = ++this.turn;
    this.pick = pick;
    if (text !== this.text) {
      this.text = text;
      this.narrow = null;
      Object.assign(this, JSON.parse(text.slice(0, text.indexOf("\n")))); // alt, config, fit, height, narrow, shape, width
      this.box.setAttribute("aria-label", this.alt);
      this.box.dataset.fit = this.fit; // style.css: what it does in a place that is larger than it needs
      this.#take();
      if (parked.has(text)) this.#hang(parked.get(text));
      if (this.#shown()) this.box.ariaBusy = null;
      else this.box.ariaBusy = "true";
      if (!this.#fits()) this.#wait();
    }
    return () => {
      if (turn === this.turn) this.#end();
    };
  }

  // How many pixels it is away from the window; without end where it is not to be seen at all.
  get far() {
    const { top, bottom, width } = this.box.getBoundingClientRect();
    return width ? Math.max(0, top - innerHeight, -bottom) : Infinity;
  }

  // Brings the drawing up to the message and to the size of its place. Steps follow each other.
  draw() {
    waiting.delete(this);
    this.busy = this.busy.then(() => this.#draw(this.text)).catch((fault) => console.error("chart:", fault));
    return this.busy;
  }

  async #draw(text) {
    const size = this.#size();
    if (!text || !size.width || !size.height || this.#fits()) return; // it is gone, not to be seen (and drawn when it is), or drawn
    const Plotly = await this.plotly();
    if (text !== this.text) return; // overtaken, and waiting again
    if (this.drawing) this.#enlarge();
    if (this.#shown()) {
      await Plotly.relayout(this.drawing.canvas, { ...size, ...flat(this.#places()) });
      return;
    }
    const figure = JSON.parse(text.slice(text.indexOf("\n") + 1));
    const missing = figure.data.map(({ geojson }) => geojson).filter((address) => typeof address === "string" && !known(address));
    if (missing.length) {
      // Others need not wait for it meanwhile.
      Promise.all(missing.map(fetched)).then(() => this.draw(), (fault) => console.error("chart:", fault));
      return;
    }
    if (!this.drawing || this.drawing.text) this.#hang(new Drawing());
    this.#enlarge();
    const layout = { ...figure.layout, autosize: false, ...size };
    for (const [name, part] of Object.entries(this.#places())) layout[name] = { ...layout[name], ...part };
    await this.drawing.draw(Plotly, text, figure, layout, this.config);
    if (text === this.text) this.box.ariaBusy = null;
  }

  #hang(drawing) {
    if (drawing === this.drawing) return;
    if (this.drawing?.text) park(this.drawing);
    parked.delete(drawing.text);
    drawing.pick = (mark) => this.pick(mark);
    this.drawing = drawing;
    drawing.canvas.style.transformOrigin = "0 0";
    this.box.replaceChildren(drawing.canvas);
  }

  #enlarge() {
    this.drawing.canvas.style.transform = this.scale === 1 ? "" : `scale(${this.scale})`;
  }

  #shown() {
    return this.text !== null && this.drawing?.text === this.text;
  }

  // Whether it shows its message in its size. What is not to be seen has none.
  #fits() {
    if (!this.#shown()) return false;
    const { width, height } = this.#size();
    const { width: wide, height: high } = this.drawing.canvas.layout;
    return !width || !height || (width === wide && height === high);
  }

  #wait() {
    waiting.add(this);
    serve();
  }

  // The height of its place, from the start. Parts that stand side by side stand one under the other where there is little
  // width (`narrow`: below how many pixels, how flat they are then, what else there is, and where each part is).
  #take() {
    const low = this.#tight() && this.#room(this.box.clientWidth) * this.narrow.flat + this.narrow.more;
    const high = low || this.height;
    const said = high ? `${Math.round(high * this.scale)}px` : "100%";
    if (this.box.style.getPropertyValue("--needs") !== said) this.box.style.setProperty("--needs", said);
    this.box.style.aspectRatio = low ? "" : this.shape ?? "";
  }

  #tight() {
    const width = this.#room(this.box.clientWidth);
    return Boolean(this.narrow && width && width < this.narrow.below);
  }

  #places() {
    return !this.narrow ? {} : this.#tight() ? this.narrow.places : this.narrow.wide;
  }

  // A chart with a width of its own keeps it, and its surroundings scroll. One that is enlarged is made for less room.
  #size() {
    const { clientWidth, clientHeight } = this.box;
    const own = this.fit === "fixed" && !this.#tight() && this.height;
    const height = own || this.#room(clientHeight) || this.height; // it may be wide before it is high
    return { width: clientWidth && (this.width ?? this.#room(clientWidth)), height };
  }

  #room(pixels) {
    return this.scale === 1 ? pixels : Math.floor(pixels / this.scale);
  }

  // How much it is enlarged for a reader whose text is larger than usual, as far as the place is wide enough; where that
  // is too narrow for its names, it is made smaller.
  get scale() {
    const larger = parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL;
    return this.width ? larger : Math.min(larger, (this.box.clientWidth || Infinity) / NARROWEST);
  }

  #end() {
    this.text = null;
    this.sized.disconnect();
    waiting.delete(this);
    charts.delete(this.place);
    this.box.remove();
    if (this.drawing?.text) park(this.drawing);
    else this.busy.finally(() => this.drawing && park(this.drawing));
  }
}

// Parts of a layout by the names that Plotly changes them by.
const flat = (parts) => Object.fromEntries(
  Object.entries(parts).flatMap(([name, part]) => Object.entries(part).map(([key, value]) => [`${name}.${key}`, value])),
);

// What Plotly has drawn, on a page or parked.
class Drawing {
  text = null; // the message that it shows, once it does
  canvas = document.createElement("div");

  async draw(Plotly, text, figure, layout, config) {
    this.Plotly = Plotly;
    this.text = null;
    await Plotly.react(this.canvas, figure.data, layout, config);
    if (!this.heard) this.canvas.on("plotly_click", ({ points }) => this.#picked(points));
    this.heard = true;
    this.text = text;
  }

  #picked(points) {
    const mark = points.map(({ customdata }) => customdata).find(Boolean);
    if (mark) this.pick([].concat(mark));
  }

  takeDown() {
    this.text = null;
    this.Plotly?.purge(this.canvas);
  }
}

// Keeps a drawing that left the page where it is complete; the oldest of those that are too many is taken down.
function park(drawing) {
  if (!drawing.text) return void drawing.takeDown();
  const same = parked.get(drawing.text);
  if (same !== drawing) same?.takeDown();
  parked.delete(drawing.text);
  parked.set(drawing.text, drawing);
  if (parked.size <= MOST_PARKED) return;
  const [[text, oldest]] = parked;
  parked.delete(text);
  oldest.takeDown();
}

// Draws what is waiting: at once what is in the window, all of it in one frame; then, nearest first, what is not, as long
// as the browser has time to spare. What comes into the window meanwhile comes first again.
let serving = false;
let wake = () => {};
async function serve() {
  if (serving) return void wake();
  serving = true;
  await null; // the charts that are told of in one go are looked at together
  let spare = null;
  for (;;) {
    const next = nearest();
    if (!next) break;
    if (next.far > 0 && !spare) {
      spare = await idle();
      continue;
    }
    await next.chart.draw();
    if (!next.far || spare.timeRemaining() < 1) spare = null;
  }
  serving = false;
}

function nearest() {
  let found = null;
  for (const chart of waiting) {
    const { far } = chart;
    if (far < (found?.far ?? Infinity)) found = { chart, far };
  }
  return found;
}

// Waits until the browser is idle, and answers with how long it is; with null where something else came up.
const whenIdle = window.requestIdleCallback ?? ((call) => setTimeout(call, 30, { timeRemaining: () => 0 }));
const idle = () => new Promise((done) => {
  wake = () => done(null);
  whenIdle(done, { timeout: SOON });
});
addEventListener("scroll", () => wake(), { capture: true, passive: true });

// Whoever prints the page, or searches it by the browser's own means, finds all of it.
const all = () => [...waiting].forEach((chart) => chart.draw());
addEventListener("beforeprint", all, { capture: true });
addEventListener("keydown", ({ key, ctrlKey, metaKey }) => {
  if (key === "F3" || (key?.toLowerCase() === "f" && (ctrlKey || metaKey))) all();
}, { capture: true });

// Borders are fetched once for all maps. Plotly finds them where it would keep those that it fetches itself.
const known = (address) => window.PlotlyGeoAssets?.[address] !== undefined;

function fetched(address) {
  if (!borders.has(address)) {
    const kept = fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
      window.PlotlyGeoAssets ??= { topojson: {} };
      window.PlotlyGeoAssets[address] = await answer.json();
    });
    kept.catch(() => borders.delete(address)); // the next map asks again
    borders.set(address, kept);
  }
  return borders.get(address);
}
