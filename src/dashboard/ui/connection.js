// The connection to the service: asked again and again whether it is there, so that one which was cut without a word is
// missed within seconds; said when it is gone; and what was clicked meanwhile is done when it is back. One that has ended
// for good is begun anew by loading the same view. Set up once for the whole visit.
if (!window.dashboardConnection) {
  window.dashboardConnection = true;
  const ASKED = 7000; // milliseconds between two questions
  const ANSWERED = 6000; // milliseconds in which the answer must be there: before the next question, which begins anew
  const LOADED = "dashboard-loaded-again"; // the moments at which the page was loaded again by itself
  const MOST_LOADED = 3; // so often in a minute; what ends again and again is not mended by it
  const say = (english) => window.dashboardWords?.[english] ?? english;
  const app = () => document.querySelector('[data-testid="stApp"]');
  const state = () => app()?.dataset.testConnectionState;
  const running = () => app()?.dataset.testScriptState;

  // Streamlit answers its own page as it would a page around it. Without an answer it connects again.
  setInterval(() => {
    if (state() !== "CONNECTED") return;
    const question = { stCommVersion: 1, type: "SEND_APP_HEARTBEAT", ackTimeoutMilliseconds: ANSWERED };
    window.postMessage(question, location.origin);
  }, ASKED);

  const notice = document.createElement("div");
  notice.className = "connection-notice";
  notice.setAttribute("role", "alert");
  document.body.append(notice);
  const tell = (...parts) => {
    notice.replaceChildren(...parts);
    notice.classList.toggle("shown", parts.length > 0);
  };

  const loadAgain = () => {
    let before = [];
    try {
      before = JSON.parse(sessionStorage.getItem(LOADED) ?? "[]").filter((at) => Date.now() - at < 60000);
      sessionStorage.setItem(LOADED, JSON.stringify([...before, Date.now()]));
    } catch {
      before = Array(MOST_LOADED).fill(0); // without a memory of it, it is left to the reader
    }
    if (before.length < MOST_LOADED) {
      tell(say("The connection has ended. The page is loaded again, with this view."));
      setTimeout(() => location.reload(), 800);
      return;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = say("Load the page again");
    button.addEventListener("click", () => location.reload());
    tell(say("The connection has ended."), " ", button);
  };

  // The button that was pressed, until the service begins to answer; and what was not answered when the connection went.
  let pressed = null;
  document.addEventListener("click", (event) => {
    pressed = event.target.closest?.('[data-testid="stButton"] button') ?? null;
  }, true);
  let unanswered = null;
  let steady = location.href;
  const again = () => {
    if (state() !== "CONNECTED") return;
    if (running() !== "notRunning") return void setTimeout(again, 100);
    if (location.href !== steady) dispatchEvent(new PopStateEvent("popstate"));
    else (unanswered?.isConnected ? unanswered : document.querySelector(".st-key-draw-again button"))?.click();
    unanswered = null;
  };

  let known = state();
  const look = () => {
    const now = state();
    if (now === "CONNECTED" && known === "CONNECTED") {
      if (running() === "running") pressed = null;
      if (running() === "notRunning") steady = location.href;
    }
    if (now === known) return;
    const before = known;
    known = now;
    if (now === "DISCONNECTED_FOREVER") {
      loadAgain();
    } else if (before === "CONNECTED") {
      unanswered = pressed;
      tell(say("The connection is lost. The page comes back by itself, with this view."));
    } else if (now === "CONNECTED") {
      const lost = notice.classList.contains("shown");
      tell();
      if (lost) setTimeout(again, 300);
    }
  };
  const watched = () => {
    const found = app();
    if (!found) return void setTimeout(watched, 200);
    const states = ["data-test-connection-state", "data-test-script-state"];
    new MutationObserver(look).observe(found, { attributes: true, attributeFilter: states });
    look();
  };
  watched();
}
