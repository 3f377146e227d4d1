// Streamlit's page is told where its service is: it would guess, below the page's own path first, and connect only when
// that had failed. What else it is told it asks for meanwhile.
window.__streamlit = {
  BACKEND_BASE_URL: `${location.origin}${document.currentScript.dataset.below}/`,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
};
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
