"""Several seeds make one library: the newest article's word wins, and everything else is united."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.library.findings import Findings
from bot.library.load import load_library, read_library
from bot.library.merge import merge_seeds
from bot.matching.index import Index
from tests.library.writing import ARTICLE, line_of, write_seed

OLDER = ("date: 2020-05-01", "date: 2019")
HALE = "    name: Nora Hale\n    role: {en: Farmer}\n"


def warnings_of(library: Path) -> list[str]:
    return [warning.what for warning in read_library(library).warnings]


def test_articles_and_passages_come_newest_first(tmp_path: Path) -> None:
    for slug, date in (("b", "2020-05-01"), ("a", "2020-05-01"), ("c", "2020-05-02"), ("d", "2020"), ("e", "2020-05")):
        write_seed(tmp_path, ("date: 2020-05-01", f"date: {date}"), slug=slug)
    library = load_library(tmp_path)
    assert list(library.articles) == ["c", "a", "b", "e", "d"]
    assert list(dict.fromkeys(passage.article for passage in library.passages.values())) == ["c", "a", "b", "e", "d"]
    assert [library.passages[each].article for each in library.topics["sale"].passages] == [
        slug for slug in ("c", "a", "b", "e", "d") for _ in range(3)
    ]


def test_the_newest_name_and_role_of_a_person_win_and_spellings_are_united(tmp_path: Path) -> None:
    new = "    name: Nora J. Hale\n    role: {en: Retired}\n    spellings: {en: [Norah Hale, Nora Hale], ru: [Хейл]}\n"
    old = HALE + "    spellings: {en: [Norah Hale, N. Hale]}\n    called: {en: [the farmer]}\n"
    write_seed(tmp_path, (HALE, new), slug="new")
    write_seed(tmp_path, (HALE, old), OLDER, slug="old")
    person = load_library(tmp_path).speakers["hale"]
    assert (person.name, person.role) == ("Nora J. Hale", {"en": "Retired"})
    assert person.spellings == {"en": ("Norah Hale", "Nora Hale", "N. Hale"), "ru": ("Хейл",)}
    assert person.called == {"en": ("the farmer",)}
    assert person.roles == {"new": {"en": "Retired"}, "old": {"en": "Farmer"}}


def test_who_speaks_in_one_article_is_a_speaker_in_all(tmp_path: Path) -> None:
    birch = (
        ("mentioned:\n  birch:\n    name: Tom Birch\n    role: {en: Neighbor}\n", ""),
        ("{en: Farmer}\n", "{en: Farmer}\n  birch:\n    name: Tom Birch\n    role: {en: Neighbor}\n"),
        ("    kind: reported\n    speaker: hale", "    kind: reported\n    speaker: birch"),
    )
    write_seed(tmp_path, slug="new")
    write_seed(tmp_path, *birch, OLDER, slug="old")
    library = load_library(tmp_path)
    assert list(library.speakers) == ["hale", "birch"]
    assert not library.mentioned
    assert {passage.article for passage in library.by_speaker("birch")} == {"old"}


def test_a_speakers_words_come_newest_first(tmp_path: Path) -> None:
    write_seed(tmp_path, OLDER, slug="a")
    write_seed(tmp_path, slug="b")
    library = load_library(tmp_path)
    assert [each.article for each in library.by_speaker("hale")] == ["b"] * 4 + ["a"] * 4
    own = library.by_speaker("hale", own_words_first=True)
    assert [(each.article, each.kind) for each in own] == [
        *(("b", "direct"),) * 3,
        *(("a", "direct"),) * 3,
        ("b", "reported"),
        ("a", "reported"),
    ]


def test_articles_in_two_languages_make_one_library(towns: Index) -> None:
    library = towns.library
    verhoeven = library.speakers["verhoeven"]
    assert verhoeven.name == "Piet Verhoeven"
    assert "Пит Верхувен" in verhoeven.spellings["ru"]
    assert "verhoeven" not in library.mentioned
    tickets = library.topics["tickets"]
    assert [library.articles[slug].language for slug in tickets.summaries] == ["en", "ru"]
    assert tickets.subject == "club"
    assert [library.passages[each].article for each in tickets.passages] == sorted(
        (library.passages[each].article for each in tickets.passages), key=list(library.articles).index
    )


def test_a_topic_of_two_articles_is_one(tmp_path: Path) -> None:
    write_seed(tmp_path, ("{en: The sale}", "{en: The sale now}"), slug="new")
    edits = (
        ("{en: The sale}", "{en: The sale, ru: Продажа}"),
        ("[orchard sold, who sold it]", "[orchard sold, buyer]"),
        ("she could not keep it.}", "she sold it.}"),
        ("    subject: land\n", ""),
        ("subjects:\n  land: {en: Land}\n", ""),
    )
    write_seed(tmp_path, *edits, OLDER, slug="old")
    topic = load_library(tmp_path).topics["sale"]
    assert topic.title == {"en": "The sale now", "ru": "Продажа"}
    assert topic.subject == "land"
    assert topic.aliases == {"en": ("orchard sold", "who sold it", "buyer")}
    assert topic.summaries == {
        "new": {"en": "According to Hale she could not keep it."},
        "old": {"en": "According to Hale she sold it."},
    }
    assert len(topic.passages) == 6


def test_headings_of_two_articles_are_united(tmp_path: Path) -> None:
    write_seed(tmp_path, slug="new")
    write_seed(tmp_path, ("  land: {en: Land}", "  land: {en: Soil, ru: Земля}"), OLDER, slug="old")
    assert load_library(tmp_path).subjects["land"].title == {"en": "Land", "ru": "Земля"}


def test_a_topic_lists_its_own_passages_before_those_of_others(tmp_path: Path) -> None:
    price = "  price: {subject: land, title: {en: Price}, summary: {en: Two million.}}\n\npassages:"
    edits = (("\npassages:", price), ("topics: [sale]", "topics: [price, sale]"))
    write_seed(tmp_path, *edits)
    library = load_library(tmp_path)
    assert [passage.text[:9] for passage in library.by_topic("sale")] == ["Hale said", "The buyer", "“We could"]


@pytest.mark.parametrize(
    ("edits", "same"),
    [
        ([("name: Nora Hale", "name: Nora Hale-Reed")], True),
        ([("name: Nora Hale", "name: Hale")], True),
        ([(HALE, "    name: Нора Хейл\n    role: {en: Farmer}\n    spellings: {en: [Nora Hale]}\n")], True),
        ([("name: Nora Hale", "name: Нора Хейл")], False),
        ([("name: Nora Hale", "name: John Smith")], False),
    ],
)
def test_an_id_that_is_two_people_is_told(tmp_path: Path, edits: list[tuple[str, str]], same: bool) -> None:
    write_seed(tmp_path, slug="new")
    index = write_seed(tmp_path, *edits, OLDER, slug="old") / "index.yaml"
    errors = read_library(tmp_path).errors
    if same:
        assert not errors
        return
    [error] = errors
    assert "but Nora Hale in a newer article" in error.what
    assert (error.path, error.line) == (index, line_of(index, "  hale:"))


@pytest.mark.parametrize(
    ("edits", "words", "owners"),
    [
        ([("name: Tom Birch", "name: nora  hale")], "nora  hale", "hale and birch"),
        (
            [
                (HALE, HALE + "    called: {en: [the neighbor]}\n"),
                ("{en: Neighbor}\n", "{en: Neighbor}\n    called: {en: [The Neighbor]}\n"),
            ],
            "The Neighbor",
            "hale and birch",
        ),
        (
            [
                (
                    "\npassages:",
                    "  price: {title: {en: Price}, summary: {en: S}, aliases: {en: [Who sold it]}}\n\npassages:",
                ),
                ("topics: [sale]", "topics: [sale, price]"),
            ],
            "Who sold it",
            "sale and price",
        ),
        (
            [
                ("\npassages:", "  price: {title: {en: The Sale}, summary: {en: S}}\n\npassages:"),
                ("topics: [sale]", "topics: [sale, price]"),
            ],
            "The Sale",
            "sale and price",
        ),
    ],
)
def test_words_that_stand_for_two_are_warned_of(
    tmp_path: Path, edits: list[tuple[str, str]], words: str, owners: str
) -> None:
    write_seed(tmp_path, *edits)
    [warning] = warnings_of(tmp_path)
    assert f"“{words}” stands for two" in warning
    assert warning.endswith(owners)


BIRCH = "{en: Neighbor}\n"


@pytest.mark.parametrize(
    ("edits", "warned"),
    [
        ([(BIRCH, f"{BIRCH}    spellings: {{en: [hale]}}\n")], "“hale” is given for birch, but is the surname of hale"),
        ([(BIRCH, f"{BIRCH}    called: {{en: [old Tom, Hale]}}\n")], "“Hale” is given for birch, but is the surname"),
        ([("name: Tom Birch", "name: Hale")], "“Hale” is given for birch, but is the surname of hale"),
        (
            [
                (HALE, HALE + "    spellings: {ru: [Нора Хейл]}\n"),
                (BIRCH, f"{BIRCH}    spellings: {{ru: [Хейл]}}\n"),
            ],
            "“Хейл” is given for birch",
        ),
        ([(BIRCH, f"{BIRCH}    spellings: {{en: [Birch]}}\n")], None),
        ([(BIRCH, f"{BIRCH}    spellings: {{en: [Nora]}}\n")], None),
        ([("name: Tom Birch", "name: Tom Hale"), (BIRCH, f"{BIRCH}    spellings: {{en: [Hale]}}\n")], None),
    ],
)
def test_a_surname_that_is_a_spelling_of_somebody_else_is_warned_of(
    tmp_path: Path, edits: list[tuple[str, str]], warned: str | None
) -> None:
    index = write_seed(tmp_path, *edits) / "index.yaml"
    warnings = read_library(tmp_path).warnings
    if warned is None:
        assert not warnings
        return
    [warning] = warnings
    assert warned in warning.what
    assert warning.path == index
    assert warning.line is not None


def test_a_surname_given_for_both_is_warned_of_once(tmp_path: Path) -> None:
    birch = (BIRCH, f"{BIRCH}    spellings: {{en: [Hale]}}\n")
    write_seed(tmp_path, (HALE, HALE + "    spellings: {en: [Hale]}\n"), birch)
    [warning] = warnings_of(tmp_path)
    assert "“Hale” stands for two people" in warning


def test_words_of_two_articles_that_stand_for_two_are_warned_of(tmp_path: Path) -> None:
    write_seed(tmp_path, slug="new")
    other = (("  sale:\n", "  deal:\n"), *[("topics: [sale]", "topics: [deal]")] * 3, OLDER)
    write_seed(tmp_path, *other, article=f"{ARTICLE}\n", slug="old")
    assert [warning.endswith("sale and deal") for warning in warnings_of(tmp_path)] == [True] * 3


def test_two_passages_with_one_id_are_told(tmp_path: Path) -> None:
    write_seed(tmp_path)
    [seed] = read_library(tmp_path).seeds
    first, second, *_ = seed.passages
    twins = replace(seed, passages=(first, replace(second, id=first.id)))
    findings = Findings(tmp_path)
    merge_seeds([twins], findings)
    [error] = findings.errors
    assert f"two passages have the same id {first.id}" in error.what


def test_the_warning_stands_in_the_line_of_the_alias(tmp_path: Path) -> None:
    price = (
        "  price:\n    title: {en: Price}\n    summary: {en: S}\n    aliases: {en: [the price,\n      Who sold it]}\n"
    )
    edits = [("\npassages:", f"{price}\npassages:"), ("topics: [sale]", "topics: [sale, price]")]
    folder = write_seed(tmp_path, *edits)
    [warning] = read_library(tmp_path).warnings
    assert warning.line == line_of(folder / "index.yaml", "      Who sold it")


def test_the_warning_of_a_name_stands_in_the_line_of_the_name(tmp_path: Path) -> None:
    neighbor = "role: {en: Neighbor}"
    folder = write_seed(
        tmp_path, (neighbor, f"{neighbor}\n    called:\n      en:\n        - friend\n        - nora hale")
    )
    [warning] = read_library(tmp_path).warnings
    assert warning.line == line_of(folder / "index.yaml", "- nora hale")


def test_a_text_that_is_there_twice_is_warned_of(tmp_path: Path) -> None:
    write_seed(tmp_path, slug="apples")
    assert warnings_of(tmp_path) == []
    write_seed(tmp_path, slug="pears")
    [warning] = warnings_of(tmp_path)
    assert "this text is also that of apples, letter for letter" in warning
