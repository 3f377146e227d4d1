// The connection to the service: asked whether it is there when nothing was heard of it for a while, so that one which was
// cut without a word is missed within seconds; said when it is gone; and what was clicked meanwhile is done when it is back.
// One that has ended for good is begun anew by loading the same view. Set up once for the whole visit.
if (!window.dashboardConnection) {
  window.dashboardConnection = true;
  const LOOKED = 1000; // milliseconds between two looks at whether anything was heard
  const QUIET = 5; // looks without a word, after which it is asked
  const SILENT = 13; // after which it counts as lost, unless it answers within LAST milliseconds
  const LAST = 1500;
  const LOADED = "dashboard-loaded-again"; // the moments at which the page was loaded again by itself
  const MOST_LOADED = 3; // so often in a minute; what ends again and again is not mended by it
  const PATIENCE = 10000; // milliseconds without a connection, after which the way to the plain page is shown
  const say = (english) => window.dashboardWords?.[english] ?? english;
  const app = () => document.querySelector('[data-testid="stApp"]');
  const state = () => app()?.dataset.testConnectionState;
  const running = () => app()?.dataset.testScriptState;

  // Streamlit answers its own page as it would a page around it; told how long to wait, it connects again without an answer.
  // It would wait by the clock, and a page that is busy drawing hears the answer late: so looks are counted, and whatever
  // came meanwhile (the shell's script counts it, previews/heard.js) is an answer.
  const ask = (longest) =>
    postMessage({ stCommVersion: 1, type: "SEND_APP_HEARTBEAT", ackTimeoutMilliseconds: longest }, location.origin);
  let heard = 0;
  let quiet = 0;
  setInterval(() => {
    const asked = state() === "CONNECTED" && window.dashboardHeard !== undefined;
    quiet = asked && heard === window.dashboardHeard ? quiet + 1 : 0;
    heard = window.dashboardHeard;
    if (quiet === QUIET) ask(0);
    else if (quiet === SILENT) ask(LAST);
  }, LOOKED);

  const notice = document.createElement("div");
  notice.className = "connection-notice";
  notice.setAttribute("role", "alert");
  document.body.append(notice);
  let patience = 0;
  const tell = (...parts) => {
    clearTimeout(patience);
    notice.replaceChildren(...parts);
    notice.classList.toggle("shown", parts.length > 0);
  };
  // The view as a plain page, which needs no connection; the head names that of the view the visit began with.
  const plain = () => {
    const twin = document.querySelector('head link[rel="alternate"][type="text/html"]');
    if (!twin) return [];
    const way = document.createElement("a");
    const slug = location.pathname.split("/").pop();
    way.href = twin.href.replace(/\/plain\/.*$/s, `/plain${slug && `/${slug}`}${location.search}`);
    way.textContent = say("This page without JavaScript");
    return [" ", way];
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
    tell(say("The connection has ended."), " ", button, ...plain());
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
      patience = setTimeout(() => notice.append(...plain()), PATIENCE);
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
