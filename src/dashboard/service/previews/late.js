// Nobody waits for ever: a page whose connection has not come about in ten seconds says so, with the way to the same view
// as a plain page. It stands in the first answer, for all other scripts come by that connection.
(() => {
  const PATIENCE = 10000;
  const began = performance.now();
  const there = () =>
    document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState === "CONNECTED"
    && document.querySelector('[data-testid="stMain"] :is(h1, .card, .stAlert)');
  const look = () => {
    const said = document.getElementById("late");
    if (!said) return;
    if (there()) {
      said.remove();
      return;
    }
    if (performance.now() - began > PATIENCE && said.hidden) {
      said.hidden = false;
      for (const coming of document.querySelectorAll("#first-paint .coming")) coming.hidden = true;
    }
    setTimeout(look, 500);
  };
  addEventListener("DOMContentLoaded", look);
})();
