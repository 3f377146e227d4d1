// What a reader takes of a card without opening its last tab: the slide, and copies of its link, its picture and the code
// that shows it on another site. Fetched when somebody first points at one of these (see card.js).

const LONGEST = 30_000; // milliseconds that a file may take to be made

// Asks the server for one of the card's files; `ask` sends for it, `delivered` is called with what came (see card.js).
function fetched(card, kind) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("no file came")), LONGEST);
    card.delivered = ({ name, type, data }) => {
      clearTimeout(late);
      const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
      resolve({ name, blob: new Blob([bytes], { type }) });
    };
    card.ask(kind);
  });
}

function save({ name, blob }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// The address of the card in the tab that is open.
export function linkOf({ to, key, codes }, open) {
  const link = new URL(to, location.href);
  link.searchParams.set("card", key);
  if (open) link.searchParams.set("tab", codes[open]);
  return link;
}

function frameOf({ within, title }) {
  const quoted = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const src = quoted(new URL(within, location.href).href);
  return `<iframe src="${src}" title="${quoted(title)}" width="100%" height="640" loading="lazy"></iframe>`;
}

// Does what a button is for, and gives back what the button then says: which of the words of the card.
const DONE = {
  async slide(card) {
    save(await fetched(card, "slide"));
    return "saved";
  },
  async link(card, button) {
    await window.dashboardCopy(linkOf(card.ways, card.opened).href, button);
    return "copied";
  },
  async frame(card, button) {
    await window.dashboardCopy(frameOf(card.ways), button);
    return "framed";
  },
  async share(card, button) {
    try {
      await navigator.share({ title: card.ways.title, url: linkOf(card.ways, card.opened).href });
    } catch (fault) {
      if (fault.name !== "AbortError") return DONE.link(card, button); // where no sheet may be opened
      // Whoever closes the sheet has changed their mind.
    }
    return "share";
  },
  // The picture is promised to the clipboard at once, for it may be written only while the click is fresh.
  async image(card) {
    const file = fetched(card, "image");
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": file.then(({ blob }) => blob) })]);
      return "copied";
    } catch {
      save(await file);
      return "saved";
    }
  },
};

export async function take(card, button) {
  const { what } = button.dataset;
  button.ariaBusy = "true";
  try {
    card.tell(button, card.ways[await DONE[what](card, button)]);
  } catch (fault) {
    console.error("card:", fault);
    card.tell(button, card.ways.failed);
  } finally {
    button.ariaBusy = null;
  }
}
