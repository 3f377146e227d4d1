// Charts are drawn for the screen they stand on. On paper they shrink to the sheet: each drawing is told its own size,
// so that the style for print (style.css) can scale it instead of cutting it off.
if (!window.dashboardPrints) {
  window.dashboardPrints = true;
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
