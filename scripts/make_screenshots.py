"""Makes the pictures in docs/screenshots/ and the page that shows them, from the dashboard as it is now.

Each page in English on a desk, light, and in Dutch on a phone, dark. Run by `make screenshots`.
"""

from browsing import browsing, settled
from serving import FRONT_PAGE, PAGES, ROOT, path_of, serving

FOLDER = ROOT / "docs" / "screenshots"
SHOWN = ROOT / "docs" / "pages.md"
TALLEST = 2400  # pixels: enough to see a page's story
VIEWS = (
    ("desktop", {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "color_scheme": "light"}),
    ("phone", {"viewport": {"width": 360, "height": 740}, "locale": "nl-BE", "color_scheme": "dark"}),
)
EXAMPLE = {"dossier": "?region=usa", "mirror": "?region=fra"}  # a page that shows more when asked something


def main() -> None:
    """Opens every page in every view and writes the pictures and docs/pages.md."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    lines = [
        "# The pages",
        "",
        "Made by `make screenshots`; each page on a desk in English and on a phone in Dutch.",
        "",
    ]
    with serving() as server, browsing() as browser:
        for slug in sorted(PAGES, key=lambda slug: (slug != FRONT_PAGE, slug)):
            address = path_of(slug) + EXAMPLE.get(slug, "")
            lines += [f"## `{address}`", ""]
            for view, context in VIEWS:
                page = browser.new_context(**context).new_page()
                page.goto(server.url + address)
                settled(page)
                tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
                page.set_viewport_size({**context["viewport"], "height": min(tall + 20, TALLEST)})
                settled(page)
                name = "overview.png" if (slug, view) == (FRONT_PAGE, "desktop") else f"{slug}-{view}.png"
                page.screenshot(path=FOLDER / name)
                page.context.close()
                width = ' width="220"' if view == "phone" else ' width="720"'
                lines += [f'<img src="screenshots/{name}" alt="{slug}, {view}"{width}>', ""]
    SHOWN.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
