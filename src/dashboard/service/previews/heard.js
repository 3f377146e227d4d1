// Counts what comes over the page's websocket, for whoever asks whether anything does (ui/connection.js). It stands in the
// head, because the websocket is opened before any script of ours has come by it.
(() => {
  window.dashboardHeard = 0;
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => { window.dashboardHeard += 1; });
    }
  };
})();
