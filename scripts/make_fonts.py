"""Makes static/letters.woff2 and static/signs.woff: of Streamlit's two fonts what pages show, an eighth of the whole.

Run `python scripts/make_fonts.py` when requirements.txt gains another Streamlit, or a page another icon (a test says so).
Streamlit packs its fonts with Brotli, which nothing else here needs: `pip install brotli` beside it. The icons are those
that our own code names and those of Streamlit's own page. Letters that are not among LETTERS come from the whole font.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from dashboard.ui.frontend import FOLDER, LETTERS, LETTERS_FILE, SIGNS_FILE, icons_in

ROOT = Path(__file__).resolve().parent.parent
MADE = ROOT / "static"
OURS = ("app.py", "src", "pages")
WEIGHTS = (400, 700)
"""The weights between which pages set text: from regular to bold."""

NAME = "Dashboard letters"
"""What is made of a font may not bear its name; its copyright and licence stay in it."""

NAMED = (1, 3, 4, 6, 16)
KEPT = (0, 13, 14, *NAMED)


def main() -> None:
    """Makes both fonts."""
    try:
        import brotli  # noqa: F401
    except ImportError:
        sys.exit("make_fonts: Streamlit's fonts cannot be unpacked without Brotli: pip install brotli")
    write(letters(), LETTERS_FILE, "woff2")
    write(signs(icons()), SIGNS_FILE, "woff")


def letters() -> TTFont:
    """The upright text font with the letters of LETTERS, in the weights that are used."""
    font = TTFont(found("SourceSansVF-Upright"))
    ranges = (span.removeprefix("U+").split("-") for span in LETTERS.split(", "))
    wanted = {code for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1)}
    options = subset.Options(name_IDs=list(KEPT), hinting=False)
    options.layout_features += ["tnum", "lnum"]
    return named(instantiateVariableFont(cut(font, options, unicodes=wanted), {"wght": WEIGHTS}))


def signs(names: set[str]) -> TTFont:
    """The icon font with these icons; each is a ligature of the letters of its name."""
    font = TTFont(found("MaterialSymbols-Rounded"))
    fixed = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} if "fvar" in font else {}
    font = instantiateVariableFont(font, fixed) if fixed else font
    there = ligatures(font)
    glyphs = {there[name] for name in names & there.keys()}
    options = subset.Options(name_IDs=list(KEPT), layout_closure=False, hinting=False, layout_features=["*"])
    unicodes = {ord(letter) for name in names for letter in name} | {ord(" ")}
    return named(cut(font, options, unicodes=unicodes, glyphs=glyphs))


def ligatures(font: TTFont) -> dict[str, str]:
    """The names that a font draws as a sign, and the glyph of each."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(letters[glyph] for glyph in (first, *ligature.Component)): ligature.LigGlyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, each in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items()
        for ligature in each
        if all(glyph in letters for glyph in (first, *ligature.Component))
    }


def icons() -> set[str]:
    """The icons that our code names, and Streamlit's own page and elements."""
    own = (file for part in OURS for file in [ROOT / part, *(ROOT / part).rglob("*.py")] if file.is_file())
    elements = (FOLDER.parents[1] / "elements").rglob("*.py")
    theirs = (FOLDER / "js").glob("*.js")
    code = (file.read_text(encoding="utf-8") for file in (*own, *elements, *theirs))
    return {name for each in code for name in icons_in(each)}


def found(name: str) -> Path:
    """One of Streamlit's fonts."""
    (font,) = (FOLDER / "media").glob(f"{name}.*woff2")
    return font


def cut(font: TTFont, options: subset.Options, **wanted: set) -> TTFont:
    """The part of a font that is wanted."""
    cutter = subset.Subsetter(options)
    cutter.populate(**wanted)
    cutter.subset(font)
    return font


def named(font: TTFont) -> TTFont:
    """The font under a name of its own."""
    for record in font["name"].names:
        if record.nameID in NAMED:
            record.string = NAME.replace(" ", "") if record.nameID == 6 else NAME
    return font


def write(font: TTFont, name: str, flavor: str) -> None:
    """Writes a font, and says how large it is."""
    font.flavor = flavor
    font["head"].modified = font["head"].created  # the same font, the same bytes
    font.recalcTimestamp = False
    font.save(MADE / name)
    print(f"static/{name}: {(MADE / name).stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
