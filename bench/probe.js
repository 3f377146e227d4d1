// Watches what a reader sees: when the content of charts was last changed and painted, of all and of those in the window,
// when those first answered to the pointer, and when a text was first seen.
// Runs before anything else of a page, and follows into shadow roots, where components may draw their charts.
(() => {
  const CHART = '.js-plotly-plot';
  const roots = [document];
  const probe = {asked: null, changed: 0, painted: 0, changes: 0, idle: null, seen: {}, shift: 0, inSight: 0, answers: null, covered: 0};
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
  const inWindow = (element) => {
    const {top, bottom, width} = element.getBoundingClientRect();
    return width > 0 && top < innerHeight && bottom > 0;
  };

  // What was changed is on screen with the frame that follows: a task queued in a frame runs once that is handed over.
  let waiting = false;
  let touched = [];
  const after = new MessageChannel();
  after.port1.onmessage = ({data: seen}) => {
    waiting = false;
    probe.painted = performance.now();
    if (seen) probe.inSight = probe.painted;
  };
  const observer = new MutationObserver((records) => {
    const those = records.filter(matters);
    if (!those.length) return;
    probe.changed = performance.now();
    probe.changes += 1;
    touched.push(...new Set(those.map(({target}) => target.nodeType === 1 ? target : target.parentElement)));
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      const seen = touched.some((part) => part?.isConnected && inWindow(part.closest(CHART) ?? part));
      touched = [];
      after.port2.postMessage(seen);
    });
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
    probe.inSight = 0;
    window.addEventListener('pointerdown', (event) => { probe.asked = event.timeStamp; }, {capture: true, once: true});
  };

  probe.charts = () => roots.filter((root) => root === document || root.host.isConnected)
    .flatMap((root) => [...root.querySelectorAll(CHART)])
    .filter((chart) => chart.getClientRects().length > 0);
  // A chart answers to the pointer once Plotly has drawn its marks and laid its layer for dragging and hovering over it.
  const lively = (chart) => chart.querySelector('.main-svg .plot, .main-svg .geolayer, .main-svg .layer-above')
    && chart.querySelector('.draglayer, .geolayer') && chart._fullLayout !== undefined;
  probe.lively = () => probe.charts().filter(lively).length;
  // Since when every chart in the window is lively and nothing lies over it: asked in each frame until it is so.
  const free = (chart) => {
    const {left, top, width, bottom} = chart.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
    return hit !== null && inChart(hit);
  };
  const answering = () => {
    if (document.getElementById('first-paint')) probe.covered = performance.now();
    const seen = probe.charts().filter(inWindow);
    if (seen.length && seen.every((chart) => lively(chart) && free(chart))) {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => { probe.answers = performance.now(); };
      port2.postMessage(null);
    } else {
      requestAnimationFrame(answering);
    }
  };
  requestAnimationFrame(answering);
  // Whether all is over: nothing is under way, as many charts as there should be are lively, and for some time none of
  // them has changed. Asked again and again. Where there is no chart at all, it was over when nothing was under way.
  probe.quiet = (idle, milliseconds, least) => {
    const now = performance.now();
    probe.idle = idle ? probe.idle ?? now : null;
    const since = Math.max(probe.changed, probe.idle ?? now);
    return idle && !waiting && now - since > milliseconds && probe.lively() >= least;
  };
  probe.over = () => probe.changed > 0 ? probe.painted : probe.idle;
  // The same of what is in the window: painted for the last time, and answering. Without a chart in it: uncovered.
  probe.sight = () => Math.max(probe.inSight, probe.answers ?? probe.covered);

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
