"""What stands in a paragraph's quotation marks is found, and apostrophes are no quotation marks."""

import pytest

from bot.library.quotations import UnpairedError, find_quotations, opens_with_quotation


def inside(paragraph: str) -> list[str]:
    return [paragraph[span.start : span.end] for span in find_quotations(paragraph).inside]


@pytest.mark.parametrize(
    ("paragraph", "quoted"),
    [
        ("No marks at all.", []),
        ('"We will," she said.', ["We will,"]),
        ('"A," she said. "B."', ["A,", "B."]),
        ("“We will,” she said.", ["We will,"]),
        ("„Wir kommen“, sagte sie.", ["Wir kommen"]),
        ("„Przyjdziemy” – powiedziała.", ["Przyjdziemy"]),
        ("«Мы придём», — сказала она.", ["Мы придём"]),
        ("« Nous viendrons », dit-elle.", ["Nous viendrons"]),
        ("”Vi kommer”, sa hon.", ["Vi kommer"]),
        ("“We will,” she said of the “Shchuka”.", ["We will,", "Shchuka"]),
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
        ("“He said “no” to me,” she said.", ["He said “no” to me,"]),
        ('"He said "no" to me," she said.', ['He said "no" to me,']),
        ("«Поезд „Щука“ ушёл», — сказал он.", ["Поезд „Щука“ ушёл"]),
        ("“a [sic] b… c”", ["a [sic] b… c"]),
        ('“We will," she said.', ["We will,"]),
        ('He called it (a "farce").', ["farce"]),
        ('"", he said: “ ”.', []),
        ("‘We will,’ she said.", ["We will,"]),
        ("‘I said “no” to him,’ she said.", ["I said “no” to him,"]),
        ("'Better Than Anticipated': Trump on Results of Tillerson's Visit", ["Better Than Anticipated"]),
        ("Investigator Tied ‘Russian Hacking’ to Non-Existent Events", ["Russian Hacking"]),
        ("He called the talks 'frank' and left.", ["frank"]),
        ("The United States' readiness and the allies' doubts.", []),
        ("Syria's Idlib, Assad’s family, rock 'n' roll, the '90s' music", []),
        ("'Tis said it's the States' own.", []),
        ("‘the talks’ were long", ["the talks"]),
        ("Ash Sha’irat isn’t O'Brien's.", []),
    ],
)
def test_quotations_are_found(paragraph: str, quoted: list[str]) -> None:
    assert inside(paragraph) == quoted


@pytest.mark.parametrize(
    ("paragraph", "at"),
    [
        ('A 12" pipe.', 4),
        ("We will,” she said.", 8),
        ("Мы придём», — сказала она.", 9),
        ('"The 12" pipe is old," she said.', 21),
    ],
)
def test_a_mark_that_neither_opens_nor_closes_is_told(paragraph: str, at: int) -> None:
    with pytest.raises(UnpairedError) as caught:
        find_quotations(paragraph)
    assert caught.value.at == at


def test_a_mark_that_is_never_closed_is_told_apart() -> None:
    found = find_quotations("“A,” she said. “B and ‘C’.")
    assert [(span.start, span.end) for span in found.inside] == [(1, 3)]
    assert found.open == 15


@pytest.mark.parametrize(
    ("paragraph", "opens"),
    [("“And more", True), (' "And', True), ("«И", True), ("‘And", True), ("And “more”", False), ("", False)],
)
def test_it_is_known_whether_a_paragraph_begins_with_a_quotation(paragraph: str, opens: bool) -> None:
    assert opens_with_quotation(paragraph) is opens
