// Watches what a reader sees: when the content of charts was last changed and painted, and when a text first was.
// Runs before anything else of a page, and follows into shadow roots, where components may draw their charts.
(() => {
  const CHART = '.js-plotly-plot';
  const roots = [document];
  const probe = {asked: null, changed: 0, painted: 0, changes: 0, idle: null, seen: {}, shift: 0};
  window.__probe = probe;

  const inChart = (node) => {
    for (let at = node; at; at = at.parentNode || at.host) {
      if (at.classList && at.classList.contains('js-plotly-plot')) return true;
    }
    return false;
  };
  const holdsChart = (node) =>
    node.nodeType === 1 && (node.matches(CHART) || node.querySelector(CHART) !== null);
  const matters = (record) =>
    inChart(record.target) || [...record.addedNodes, ...record.removedNodes].some(holdsChart);

  // What was changed is on screen with the frame that follows: a task queued in a frame runs once that is handed over.
  let waiting = false;
  const after = new MessageChannel();
  after.port1.onmessage = () => { waiting = false; probe.painted = performance.now(); };
  const observer = new MutationObserver((records) => {
    if (!records.some(matters)) return;
    probe.changed = performance.now();
    probe.changes += 1;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => after.port2.postMessage(null));
  });
  const follow = (root) => observer.observe(
    root, {subtree: true, childList: true, attributes: true, characterData: true});
  follow(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.push(root);
    follow(root);
    return root;
  };

  // The event by which the reader asks: the next press of the pointer, which is when some widgets answer already.
  probe.ask = () => {
    probe.asked = null;
    probe.changes = 0;
    window.addEventListener('pointerdown', (event) => { probe.asked = event.timeStamp; }, {capture: true, once: true});
  };

  probe.charts = () => roots.filter((root) => root === document || root.host.isConnected)
    .flatMap((root) => [...root.querySelectorAll(CHART)])
    .filter((chart) => chart.getClientRects().length > 0);
  // A chart answers to the pointer once Plotly has drawn its marks and laid its layer for dragging and hovering over it.
  const lively = (chart) => chart.querySelector('.main-svg .plot, .main-svg .geolayer, .main-svg .layer-above')
    && chart.querySelector('.draglayer, .geolayer') && chart._fullLayout !== undefined;
  probe.lively = () => probe.charts().filter(lively).length;
  // Whether all is over: nothing is under way, as many charts as there should be are lively, and for some time none of
  // them has changed. Asked again and again. Where there is no chart at all, it was over when nothing was under way.
  probe.quiet = (idle, milliseconds, least) => {
    const now = performance.now();
    probe.idle = idle ? probe.idle ?? now : null;
    const since = Math.max(probe.changed, probe.idle ?? now);
    return idle && !waiting && now - since > milliseconds && probe.lively() >= least;
  };
  probe.over = () => probe.changed > 0 ? probe.painted : probe.idle;

  // When a text is first on screen: looked for in every frame until it is found.
  const visible = (text) => {
    for (const root of roots) {
      const walker = document.createTreeWalker(root === document ? document.body : root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.parentElement;
        if (node.data.includes(text) && at && !at.closest('script, noscript, style, template')
          && at.checkVisibility({opacityProperty: true, visibilityProperty: true})) return true;
      }
    }
    return false;
  };
  const look = () => {
    const missing = (window.__texts || []).filter((text) => !(text in probe.seen));
    if (!missing.length) return;
    if (document.body) {
      const found = missing.filter(visible);
      // A frame is worked out before it is shown: the next task comes after it.
      setTimeout(() => { for (const text of found) probe.seen[text] ??= performance.now(); });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) probe.shift += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
})();
