"""What mail programs, messengers, sheets and people make of an address, each as a function of the right one."""

from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import quote

Mangle = Callable[[str], str]


def _once_more(address: str) -> str:
    path, _, query = address.partition("?")
    return f"{path}?{quote(query, safe='')}"


def _query(change: Callable[[str], str]) -> Mangle:
    def changed(address: str) -> str:
        path, sign, query = address.partition("?")
        return path + sign + change(query)

    return changed


def _values(change: Callable[[str], str]) -> Mangle:
    return _query(
        lambda query: "&".join(f"{n}={change(v)}" for n, _, v in (p.partition("=") for p in query.split("&")))
    )


def _last(change: Callable[[str], str]) -> Mangle:
    return _query(lambda query: f"{query.rpartition('=')[0]}={change(query.rpartition('=')[2])}")


PROGRAMS: Mapping[str, Mangle] = {
    "Outlook escapes the ampersand": _query(escape),
    "a list server escapes it twice": _query(lambda query: escape(escape(query))),
    "wrapped links leave their own names behind": lambda address: (
        f"{address}&data=05&sdata=Xy%3D&reserved=0".replace("&data=05", "")
    ),
    "a newsletter counts its readers": lambda address: (
        f"{address}&utm_source=brief&utm_medium=email&mc_cid=1a&mc_eid=2b"
    ),
    "Facebook adds its name": lambda address: f"{address}&fbclid=IwAR0abc_-1",
    "an advertisement adds its names": lambda address: f"{address}&gclid=x&gad_source=1&wbraid=2",
    "LinkedIn adds its name": lambda address: f"{address}&li_fat_id=3&trk=public_post",
    "WhatsApp takes the full stop along": lambda address: f"{address}.",
    "Teams takes the bracket along": lambda address: f"{address})",
    "a chat takes bracket and full stop along": lambda address: f"{address}).",
    "Slack leaves its label": lambda address: f"{address}%7Cthe%20figures",
    "a quotation leaves its bracket": lambda address: f"{address}%3E",
    "Word turns quotation marks": lambda address: f"{address}%E2%80%9D",
    "Markdown leaves its stars": lambda address: f"{address}**",
    "a filter of mail marks what it has seen": lambda address: f"{address}__%3B!!Nv3x!abc$",
    "quoted-printable is half undone": _query(lambda query: query.replace("=", "=3D")),
    "a zero-width space is pasted along": lambda address: f"{address}%E2%80%8B",
    "a no-break space is pasted along": lambda address: f"{address}%C2%A0",
    "a page reads the ampersand and three letters as a sign": _query(
        lambda query: query.replace("&region", "%C2%AEion")
    ),
    "a proxy escapes once more": _once_more,
    "a proxy escapes the question mark": lambda address: address.replace("?", "%3F"),
}
"""Programs, and what they do to an address."""

PEOPLE: Mapping[str, Mangle] = {
    **PROGRAMS,
    "capitals": _values(str.upper),
    "first capitals": _values(str.capitalize),
    "names in capitals": _query(
        lambda query: "&".join(p.partition("=")[0].upper() + p[p.index("=") :] for p in query.split("&"))
    ),
    "quotation marks": _values(lambda value: f"%22{value}%22"),
    "spaces": _values(lambda value: f"%20{value}%20"),
    "underscores": _values(lambda value: value.replace("-", "_")),
    "other dashes": _values(lambda value: value.replace("-", "%E2%80%93")),
    "semicolons between": _query(lambda query: query.replace("&", ";")),
    "a second question mark": _query(lambda query: query.replace("&", "?", 1)),
    "an escaped ampersand": _query(lambda query: query.replace("&", "%26")),
    "square brackets": _query(lambda query: query.replace("=", "[]=")),
    "single quotation marks": _values(lambda value: f"%E2%80%98{value}%E2%80%99"),
    "a soft hyphen where a line broke": _values(lambda value: f"{value[:2]}%C2%AD{value[2:]}"),
    "a comma behind": _last(lambda value: f"{value},"),
    "a slash behind": _last(lambda value: f"{value}/"),
    "a path in capitals": lambda address: (
        address.partition("?")[0].capitalize()
        if "?" not in address
        else f"{address.partition('?')[0].upper()}?{address.partition('?')[2]}"
    ),
    "a slash before the question mark": lambda address: address.replace("?", "/?"),
}
"""What people do, with what their programs do."""
