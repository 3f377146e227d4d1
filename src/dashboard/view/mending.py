"""What stands between a sender and a reader alters links: this puts a query right before anything reads it.

Mail programs escape an ampersand once more, messengers take the full stop after an address for a part of it, sheets
write codes in capitals, people write country names, and whoever counts readers adds names of their own. `mended` undoes
what can be undone without guessing. It never fails, changes nothing that is right already, and whatever it cannot
read it leaves as it stands, for `parse` to name it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from itertools import pairwise
from urllib.parse import unquote

from dashboard.view.years import spanned

ALL = "all"
"""How a complete link spells "no filter"."""

WRITTEN = frozenset({"note", "claim"})
"""Parameters whose values are a reader's own words: they are left as they are."""

LISTS = frozenset({"theme", "region", "pin"})
"""Parameters that may have several values; these are told apart where somebody wrote them behind one another."""

SPANS = frozenset({"year"})
"""Parameters whose value may run from one to another."""

LONGEST, MOST_PARTS = 400, 60
"""What is longer, or in more parts, than anything that was ever right is not looked into."""

TIMES = 3
"""So often an address is unescaped: each program that a link passes through may escape it once more."""

_FOLLOWING = """
fbclid gclid dclid gbraid wbraid gclsrc msclkid yclid ysclid twclid ttclid wickedid li_fat_id rdt_cid
irclickid sccid scclid epik igsh igshid srsltid mibextid fbc cvid mc_cid mc_eid mc_tc mkt_tok hsctatracking
dm_i _ga _gl _ke _kx _openstat _branch_match_id campaign_id campaignid cmpid ref ref_src ref_url referrer
s_cid s_kwcid si spm trk trkinfo xtor smid sdata reserved originalsrc feature sharesource share_id
recipient_id subscriber_id source_caller action_object_map action_type_map action_ref_map ceid nb_klid
"""
FOLLOWING = frozenset(_FOLLOWING.split())
OF_FOLLOWERS = (
    "utm_", "hsa_", "mtm_", "pk_", "piwik_", "matomo_", "wt_", "wt.", "vero_", "oly_", "cm_mmc", "stm_", "itm_", "trk_", "elq",
    "_hs", "__hs", "ns_", "fb_", "gad_", "ml_subscriber", "_bta_", "at_", "sc_", "ck_",
)  # fmt: skip
"""Names, and how names begin, by which programs follow a reader from site to site; those of wrapped links too."""

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_SWALLOWED = {"®ion": "&region", "¬e": "&note"}
"""What HTML makes of a parameter that begins like the name of a sign: `&reg` is ® there, with or without a semicolon."""
_GLUED = re.compile(r"[&?;#=%®¬]|\s\w+=")
_WITHIN = re.compile(r"[?&;#\s]+(?:amp;|#38;)*([\w\[\]\-]{1,40})=")
_NAME = re.compile(r"[\s?&;#]*(?:(?:amp|#0*38|#x0*26);?)*", re.IGNORECASE)
_CLOSED = re.compile(r"[<>\"“”«»|`\\^{}]|__;")
_BETWEEN = (re.compile(r"[,;/+]+"), re.compile(r"[,;/+\s]+"))
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212_"), "-")
_CODE = re.compile(r"[^\W_]")
_BLANKS = re.compile(r"[\s\-]+")
_NUMBER = re.compile(r"-\d+|-?\d+(?:[.,]\d+)+")
"""A number with a sign or decimals: without them it would be another."""
_ARTICLE = re.compile(r"^(?:the|de|het)-")
_REGION_OF_LANGUAGE = re.compile(r"([a-z]{2,3})[-_].+", re.IGNORECASE)


def follows_readers(name: str) -> bool:
    """Whether a parameter is one of those that are added to any address to follow whoever opens it."""
    name = name.casefold()
    return name in FOLLOWING or name.startswith(OF_FOLLOWERS)


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """A code or name as links are compared by: in small letters without accents, its words joined by hyphens."""
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_DASHES))
    kept = (
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        for sign in parts
        if not unicodedata.combining(sign) and sign not in "'’‘`´.·"
    )
    return _BLANKS.sub("-", "".join(kept).strip()).strip("-")


def by_name(*called: tuple[str, Iterable[str]]) -> dict[str, str]:
    """The code that each folded name means. Where two codes go by one name, the one that is named first has it."""
    found: dict[str, str] = {}
    for code, names in called:
        for name in names:
            found.setdefault(fold(name), code)
    return found


def mended(
    asked: Mapping[str, Sequence[str]],
    known: Mapping[str, Collection[str] | None],
    also: Mapping[str, Mapping[str, str]],
) -> dict[str, list[str]]:
    """The parameters of an address as they were meant, by name and in their order.

    `known` are the parameters there are, each with its codes, or None where any plain word will do; `also` gives for
    some of them the codes that go by other names (see `by_name`). What follows readers is left out.
    """
    found: dict[str, list[str]] = {}
    for name, value in _pairs(asked, known):
        if name not in known and follows_readers(name):
            continue
        values = found.setdefault(name, [])
        values += [
            each for each in _values(name, value, known, also) if each not in values or name in WRITTEN
        ]
    return found


def _pairs(
    asked: Mapping[str, Sequence[str]], known: Mapping[str, Collection[str] | None]
) -> Iterator[tuple[str, str]]:
    """Names and values one by one, those too that were glued to the ones before them."""
    for name, values in asked.items():
        for value in values:
            if name in known and (name in WRITTEN or not _GLUED.search(value)):
                yield name, value
                continue
            plain, rest = unescaped(name), unescaped(value)
            if "=" in plain and not value:
                plain, _, rest = plain.partition("=")
            meant = _named(plain, known)
            parts = list(_parted(meant, rest, known))
            if meant in known or len(parts) > 1 or follows_readers(meant):
                yield from parts
            elif _CODE.search(meant) or _CODE.search(rest):
                yield name, value  # nothing that is known here


def _parted(name: str, value: str, known: Mapping[str, Collection[str] | None]) -> Iterator[tuple[str, str]]:
    """A value, and the further parameters within it: `usa&year=2016` holds a year."""
    inner = [
        (found.start(), found.end(), within)
        for found in (_WITHIN.finditer(value) if len(value) <= LONGEST else ())
        if (within := _named(found[1], known)) in known or follows_readers(within)
    ]
    yield name, value[: inner[0][0]] if inner else value
    for (_, start, within), (end, _, _) in pairwise([*inner, (len(value), 0, "")]):
        yield within, value[start:end]


def _named(name: str, known: Mapping[str, Collection[str] | None]) -> str:
    """The parameter that a name means; the name itself where it means none."""
    if name in known:
        return name
    bare = _NAME.sub("", name, count=1)
    meant = fold("".join(bare.split("[]"))).strip("-?&;:.,()[]{}<>\"'*")
    if meant in known:
        return meant
    return bare


def unescaped(text: str) -> str:
    """A text without what was escaped once more, and without what cannot be seen."""
    if len(text) > LONGEST:
        return text
    for sign, meant in _SWALLOWED.items():
        text = text.replace(sign, meant)
    for _ in range(TIMES):
        before, text = text, unquote(_ENTITY.sub(lambda found: unescape(found[0]), text), errors="replace")
        if text == before:
            break
    return "".join(" " if sign.isspace() else sign for sign in text if sign.isspace() or sign.isprintable())


def _values(
    name: str,
    value: str,
    known: Mapping[str, Collection[str] | None],
    also: Mapping[str, Mapping[str, str]],
) -> list[str]:
    """What one value means: a code, several of them, or itself where it means nothing that is known."""
    if name not in known or name in WRITTEN:
        return [value]
    codes, names = known[name], also.get(name, {})
    value = spanned(value) if name in SPANS else value
    if codes is not None and value in codes:
        return [value]
    meant = _meant(value, codes, names, lists=name in LISTS)
    if meant is not None:
        return [meant]
    if name == "lang" and (tagged := _REGION_OF_LANGUAGE.fullmatch(_trimmed(value))):
        language = _meant(tagged[1], codes, names, lists=False)
        if language is not None:
            return [language]
    for between in _BETWEEN if codes is not None and len(value) <= LONGEST else ():
        parts = [part for part in between.split(value)[:MOST_PARTS] if _CODE.search(part)]
        several = [_meant(part, codes, names, lists=name in LISTS) or part for part in parts]
        if len(parts) > 1 and any(part in codes or part == ALL for part in several):
            return list(dict.fromkeys(several))
    return [value]


def _meant(value: str, codes: Collection[str] | None, names: Mapping[str, str], *, lists: bool) -> str | None:
    """The code that a value means, or None; where any word will do, the word without what closes a sentence."""
    if len(value) > LONGEST or _NUMBER.fullmatch(value.strip()):
        return None
    for form in (*_forms(value), *(() if value.isprintable() else _forms(unescaped(value)))):
        if codes is None:
            return form.casefold()
        for each in (form, form.casefold(), fold(form)):
            if each in codes or (lists and each == ALL):
                return each
        for called in (fold(form), _ARTICLE.sub("", fold(form), count=1)):
            if (code := names.get(called)) is not None:
                return code
    return None


def _forms(value: str) -> Iterator[str]:
    """A value as it may have been meant, what needs least first."""
    trimmed = _trimmed(value)
    if not trimmed:
        return
    yield trimmed
    closed = _trimmed(_CLOSED.split(value.strip(' <>"“”«»|`'), maxsplit=1)[0])
    if closed and closed != trimmed:
        yield closed
    # Quoted-printable, half undone: =3D is an equals sign, and a lone one ends a line of mail.
    unquoted = _trimmed(re.sub(r"^3D|=(?:3D|20)?", "", value))
    if unquoted and unquoted not in (trimmed, closed):
        yield unquoted


def _trimmed(value: str) -> str:
    """A value without the signs around it: no code begins or ends with one."""
    signs = [place for place, sign in enumerate(value) if sign.isalnum()]
    return value[signs[0] : signs[-1] + 1] if signs else ""
