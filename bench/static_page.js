// Shows a view: its words and what is in the window at once, all other charts with the next frame.
import Plotly from "/static/plotly.min.js";

const views = new Map();
const view = (code) => {
  if (!views.has(code)) views.set(code, fetch(`/view/${code}`).then((answer) => answer.json()));
  return views.get(code);
};
const shapes = view("shapes");

const inWindow = (card) => {
  const { top, bottom } = card.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
};

const fill = (tile, parts) => tile.replaceChildren(...parts.map((part, place) => {
  const line = document.createElement(place === 1 ? "span" : "div");
  line.className = place === 1 ? "number" : "";
  line.textContent = part;
  return line;
}));

let turn = 0;
async function show(code) {
  const mine = ++turn;
  const [{ count, tiles, cards }, borders] = [await view(code), await shapes];
  document.getElementById("count").textContent = count;
  document.getElementById("tiles").replaceChildren(...tiles.map((parts) => {
    const tile = document.createElement("div");
    tile.className = "tile";
    fill(tile, parts);
    return tile;
  }));
  const shown = [];
  for (const card of document.querySelectorAll(".card")) {
    const told = cards[card.id];
    card.hidden = !told;
    if (!told) continue;
    const [heading, subtitle, ...said] = told.said;
    card.querySelector("h3").textContent = heading;
    card.querySelector("p").textContent = subtitle;
    card.querySelector("small").textContent = said.join(" ");
    for (const trace of told.figure.data) if (trace.geojson === "shapes") trace.geojson = borders;
    const chart = card.querySelector(".chart");
    chart.style.height = `${told.figure.layout.height}px`;
    shown.push({ card, chart, figure: told.figure });
  }
  const draw = ({ chart, figure: { data, layout } }) =>
    Plotly.react(chart, data, { ...layout, autosize: false, width: chart.clientWidth }, window.config);
  const first = shown.filter(({ card }) => inWindow(card));
  first.forEach(draw);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  if (mine !== turn) return;
  shown.filter((each) => !first.includes(each)).forEach(draw);
  document.body.dataset.idle = mine;
}

document.getElementById("side").addEventListener("click", ({ target }) => {
  if (!target.dataset.view) return;
  delete document.body.dataset.idle;
  show(target.dataset.view);
});
await show("all");
for (const { dataset } of document.querySelectorAll("[data-view]")) await view(dataset.view);
