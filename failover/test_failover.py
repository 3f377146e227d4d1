"""That the trial finds out what it is for: a view of no version, a mix of two, a revision that is none."""

import re
from dataclasses import replace

import pytest

import expecting
import reading
import revising
from dashboard.data import DATA_FOLDER, load
from replicas import PLACES, adapted

VIEW = expecting.VIEWS[0]


@pytest.fixture(scope="module")
def old():
    return expecting.edition(DATA_FOLDER, [VIEW])


def shown(edition, view=VIEW):
    return "\n".join((*edition.wanted[view], f"/{view.page}?lang=en&amp;v={edition.version}"))


def other(text):
    """The same with another number in it, where it has one."""
    return re.sub(r"(?<=number\">)(\D*)\d", lambda found: f"{found[1]}{9 - int(found[0][-1])}", text)


def newer(edition):
    changed = tuple(map(other, edition.wanted[VIEW]))
    assert changed != edition.wanted[VIEW]
    return replace(edition, version="99.0.0", wanted={VIEW: changed})


def test_readers_have_fifty_views_each_another_one():
    assert len(set(expecting.VIEWS)) == len({view.address for view in expecting.VIEWS}) >= 50


def test_a_view_is_of_the_version_that_it_names(old):
    new = newer(old)
    for each in (old, new):
        assert expecting.recognise(VIEW, shown(each), [old, new]) is each


def test_a_mix_of_two_versions_a_wrong_figure_and_another_view_are_found_out(old):
    new = newer(old)
    mixed = shown(old).replace(f"v={old.version}", "v=99.0.0")
    both = shown(old) + shown(new)
    wrong = other(shown(old))
    other_filter = shown(old).replace("**", "")
    for text in (mixed, both, wrong, other_filter, ""):
        with pytest.raises(expecting.WrongView):
            expecting.recognise(VIEW, text, [old, new])


def test_readers_keep_cookies_whatever_attributes_they_have():
    sent = ["dashboard_replica=b; Path=/; Secure; SameSite=None; Partitioned", "other=1"]
    assert reading.cookies(sent) == {"dashboard_replica": "b", "other": "1"}
    assert reading.cookies(None) == {}


def test_revised_data_is_sound_newer_and_differs_in_what_was_revised(tmp_path):
    target = tmp_path / "data"
    one, another = expecting.printed("tourism", 2)
    revision = revising.nudged(DATA_FOLDER, one)
    revising.revise(DATA_FOLDER, target, [revision])
    before, after = load(DATA_FOLDER), load(target)
    assert not after.problems
    assert after.version == revising.VERSION != before.version
    values = [each.figures([revision.id]).iloc[0]["value"] for each in (before, after)]
    assert values[1] == float(revision.value) != values[0]
    others = [each.figures([another]).iloc[0]["value"] for each in (before, after)]
    assert others[0] == others[1]


def test_a_revision_that_changes_nothing_or_nothing_known_is_refused(tmp_path):
    (one,) = expecting.printed("tourism", 1)
    value = load(DATA_FOLDER).figures([one]).iloc[0]["value"]
    for number, (name, new) in enumerate([(one, f"{value:.0f}"), ("no-such-figure", "1")]):
        with pytest.raises(ValueError, match=name):
            revising.revise(DATA_FOLDER, tmp_path / str(number), [revising.Revision(name, new, new)])


def test_a_link_is_swapped_in_one_step(tmp_path):
    link = tmp_path / "current"
    for name in ("data-1", "data-2"):
        (tmp_path / name).mkdir()
        revising.point(link, tmp_path / name)
        assert link.resolve() == tmp_path / name
    assert sorted(path.name for path in tmp_path.iterdir()) == ["current", "data-1", "data-2"]


def test_a_configuration_that_does_not_say_what_is_replaced_is_refused():
    with pytest.raises(ValueError, match="does not say"):
        adapted("server {}", {PLACES[0]: "certificate.pem"})
