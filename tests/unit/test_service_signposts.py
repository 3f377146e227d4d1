"""What programs find that come by: every page is named, its Markdown twin says what it says, and the rest is told."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import lxml.html
import pytest

from asgi_client import ask
from asgi_service import served
from dashboard.locale import LANGUAGES
from dashboard.render.markdown import markdown_of
from dashboard.service.contents import entries, path_of
from dashboard.service.signposts import PATHS

APP = served()
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def text(address: str, status: int = 200) -> str:
    answer = ask(APP, address)
    assert answer.status == status, answer.text()[:300]
    return answer.text()


def test_the_sitemap_names_every_page_in_every_language() -> None:
    found = [each.text for each in ElementTree.fromstring(text("/sitemap.xml")).iter(LOC)]
    wanted = [
        f"http://figures.test{path_of(entry.slug)}?lang={lang}" for entry in entries() for lang in LANGUAGES
    ]
    assert found == wanted
    assert "Sitemap: http://figures.test/sitemap.xml" in text("/robots.txt")


def test_llms_txt_leads_to_twins_that_are_there() -> None:
    found = re.findall(r"\(http://figures\.test(/[^)]+)\)", text("/llms.txt"))
    twins = [address for address in found if address.startswith("/plain/")]
    assert len(twins) == len(entries())
    said = text(twins[-1])
    assert said.startswith("# ")
    for address in found:
        if address.startswith("/api") and not address.endswith("zip"):
            text(address)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_twin_in_markdown_says_what_its_page_says(lang: str) -> None:
    page = lxml.html.document_fromstring(text(f"/plain/tourism?lang={lang}&region=usa")).xpath("//main")[0]
    answer = ask(APP, f"/plain/tourism.md?lang={lang}&region=usa")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    said = answer.text()
    headings = [" ".join(each.text_content().split()) for each in page.iter("h1", "h2", "h3")]
    found = [line.lstrip("# ").replace("\\", "") for line in said.split("\n") if line.startswith("#")]
    assert [one for one in headings if one not in found] == []
    rows = sum(len(table.xpath(".//tr")) for table in page.iter("table"))
    assert len([line for line in said.split("\n") if line.startswith("| ")]) == rows + len(
        page.xpath(".//table")
    )
    assert "<" not in said.replace("\\<", "")
    assert text("/plain/no-page-of-that-name-at-all.md", 404)


def test_a_link_that_is_a_query_alone_stays_on_its_page() -> None:
    assert "http://figures.test/plain/changes?lang=en&since=1.0.0&theme=" in text(
        "/plain/changes.md?since=1.0.0&lang=en"
    )


def test_what_is_written_in_a_page_is_no_markup_of_its_own() -> None:
    said = markdown_of("<main><p>a *b* [c](d) &lt;script&gt; | _e_</p></main>", "http://figures.test/")
    assert said == "a \\*b\\* \\[c\\](d) \\<script\\> \\| \\_e\\_\n"


@pytest.mark.parametrize("path", PATHS)
def test_signposts_stand(path: str) -> None:
    assert ask(APP, path).status == 200
