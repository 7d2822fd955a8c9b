"""Only words inside the article's quotation marks are the speaker's own; direct passages hold little else."""

from pathlib import Path

import pytest

from bot.library.entries import PassageEntry, Place
from bot.library.findings import Findings
from bot.library.models import Kind, Span
from bot.library.quotations import UnpairedError
from bot.library.quoted import in_quotation_marks, not_direct, quoted_spans
from bot.library.tree import Scalar
from bot.library.wording import Wording, Words, comparable, find
from tests.library.writing import ARTICLE, errors_of, line_of, write_seed


def span_of(passage: str, text: str) -> Span:
    return find(Words(comparable(passage)), Wording.of(text))[0]


def quoted(passage: str, text: str) -> list[str]:
    return [text[span.start : span.end] for span in in_quotation_marks(span_of(passage, text), text)]


@pytest.mark.parametrize(
    ("passage", "text", "own"),
    [
        ("Hale was “happy,” she said.", "Hale was “happy,” she said. “More.”", ["happy,"]),
        ("We came.", "“We came. We saw,” she said.", ["We came."]),
        ("We saw,” she said.", "“We came. We saw,” she said.", ["We saw,"]),
        ("B said so.", "“A” B said so.", []),
        ("We came.", "“We came.\n\n“We saw,” she said.", ["We came."]),
        ("“We came.", "“We came.\r\n\r\n“We saw,” she said.", ["We came."]),
        ("She was “happy.”", 'A 12" pipe. She was “happy.”', ["happy."]),
        ("Она была «рада».", "Он сказал «да». Она была «рада».", ["рада"]),
        ("A “—” B", "A “—” B", []),
    ],
)
def test_what_stands_in_marks_is_found_in_the_light_of_the_paragraph(passage: str, text: str, own: list[str]) -> None:
    assert quoted(passage, text) == own


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        ("“We came.", "“We came.\n\nShe said so."),
        ("“We came.", "“We came."),
        ("We came,” she said.", "We came,” she said."),
        ('The 12" pipe was "old', 'The 12" pipe was "old'),
    ],
)
def test_marks_that_do_not_pair_are_told(passage: str, text: str) -> None:
    with pytest.raises(UnpairedError):
        quoted(passage, text)


@pytest.mark.parametrize(
    ("passage", "problem"),
    [
        ("“We came,” said Nora Hale, who farms the valley with her brothers and two sons.", None),
        ("“We came,” Hale said. “We saw.”", None),
        ("Hale said: “We came.”", None),
        ("Mr. Hale of St. Ives, at 5 p.m. Friday, said: “We came.”", None),
        ("“We came. We saw.”", None),
        ("“We came.” … “We saw.”", None),
        ("Hale said that she came.", "nothing of it stands in quotation marks"),
        ("Hale said: “We came,” adding that she “saw.”", "in more than one place"),
        ("“We came,” Hale said. She left early.", "a whole sentence stands outside"),
        ("«Мы пришли», — сказала она. Потом ушла.", "a whole sentence stands outside"),
        ("«Мы пришли», — сказала она.", None),
        ("Hale said “We came.”", None),
        ("Hale added that the bridge was “a disgrace with railings.”", "part of a sentence outside"),
        ("“Frank and open” was what Hale called the talks.", "part of a sentence outside"),
    ],
)
def test_a_direct_passage_is_all_quotation_but_for_one_attribution(passage: str, problem: str | None) -> None:
    span = Span(0, len(passage))
    told = not_direct(span, in_quotation_marks(span, passage), passage)
    assert (told is None) if problem is None else (told is not None and problem in told)


REPORTED = "  - words: Hale said that the trees were <...> miss them.\n    kind: reported\n"
DIRECT = '      "We could not keep it," farmer Nora Hale said.\n    kind: direct\n'


@pytest.mark.parametrize(
    ("edits", "article", "what"),
    [
        ([("kind: reported", "kind: direct")], ARTICLE, "passage 2 is not direct: words stand outside"),
        ([(REPORTED, f"{REPORTED}    quoted: [older than the road]\n")], ARTICLE, None),
        ([(REPORTED, f"{REPORTED}    quoted: []\n")], ARTICLE, None),
        ([(REPORTED, f"{REPORTED}    quoted: [older]\n")], ARTICLE, None),
        ([(REPORTED, f"{REPORTED}    quoted: [younger]\n")], ARTICLE, "“younger” is quoted, but stands nowhere in it"),
        ([(REPORTED, f"{REPORTED}    quoted: [the]\n")], ARTICLE, "“the” is quoted, but stands 2 times in it"),
        ([(REPORTED, f"{REPORTED}    quoted: [roa]\n")], ARTICLE, "“roa” is quoted, but stands nowhere in it"),
        (
            [(REPORTED, f"{REPORTED}    quoted: [miss them]\n")],
            ARTICLE,
            "“miss them” does not stand in quotation marks",
        ),
        (
            [(REPORTED, f"{REPORTED}    quoted: [older than the, than the road]\n")],
            ARTICLE,
            "“than the road” is quoted twice",
        ),
        ([(DIRECT, f"{DIRECT}    quoted: []\n")], ARTICLE, "passage 1 is not direct: nothing of it"),
        ([], ARTICLE.replace("road”", "road"), "has no partner, near “"),
        (
            [(REPORTED, f"{REPORTED}    quoted: [older than the road]\n")],
            ARTICLE.replace("road”", "road"),
            None,
        ),
        (
            [(REPORTED, f"{REPORTED}    quoted: [the trees]\n")],
            ARTICLE.replace("road”", "road"),
            "“the trees” does not stand in quotation marks",
        ),
        (
            [],
            ARTICLE.replace("older than the road", "older, — the road says, — than all"),
            "“the road says,” stands in quotation marks, but may be an attribution",
        ),
    ],
)
def test_what_is_quoted_is_checked(
    tmp_path: Path, edits: list[tuple[str, str]], article: str, what: str | None
) -> None:
    folder = write_seed(tmp_path, *edits, article=article)
    errors = errors_of(tmp_path)
    if what is None:
        assert not errors
        return
    [error] = errors
    assert what in error.what
    assert error.line is not None
    assert error.line >= line_of(folder / "index.yaml", "passages:")


def test_the_end_of_an_article_is_no_quotation_mark() -> None:
    text = "So said Nora O'Hara"
    place, words = Place("passage 1", Scalar(text, 1)), (Scalar("Hara", 1),)
    entry = PassageEntry(place, Kind.REPORTED, Scalar("ohara", 1), None, (), {}, words)
    findings = Findings(Path("index.yaml"))
    quoted_spans(entry, Span(0, len(text)), text, findings)
    assert "does not stand in quotation marks" in findings.errors[0].what
