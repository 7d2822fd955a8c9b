"""A passage is whole sentences or clauses: half a sentence may say the opposite of the whole."""

from pathlib import Path

import pytest

from bot.library.edges import check_edges
from bot.library.entries import Place
from bot.library.findings import Findings
from bot.library.models import Span
from bot.library.tree import Scalar
from tests.library.writing import ARTICLE, errors_of, line_of, write_seed

WORDS = "Hale said that the trees were <...> miss them."
DENIAL = "Hale said that she was not betting on a buyer including Birch."
DENIED = ARTICLE.replace("Hale said that the trees were “older than the road” and that she would miss them.", DENIAL)
FIRST, SECOND = "Hale said that she was not", "betting on a buyer including Birch."


def passage(words: str) -> str:
    return f"  - words: {words}\n    kind: reported\n    speaker: hale\n    topics: [sale]\n"


def told(text: str) -> list[str]:
    """What is wrong with the passage between two bars."""
    before, words, after = text.split("|")
    findings = Findings(Path("index.yaml"))
    place = Place("passage 1", Scalar(words, 1))
    check_edges(place, Span(len(before), len(before + words)), before + words + after, findings)
    return [error.what for error in findings.errors]


def test_a_sentence_in_two_halves_is_refused(tmp_path: Path) -> None:
    halves = passage(FIRST) + passage(SECOND)
    index = write_seed(tmp_path, (passage(WORDS), halves), article=DENIED) / "index.yaml"
    first, second = errors_of(tmp_path)
    assert first.what == f"passage 2 ends in the middle of a sentence, before “{SECOND}”"
    assert second.what == f"passage 3 begins in the middle of a sentence, behind “{FIRST}”"
    assert [first.line, second.line] == [line_of(index, f"words: {each}") for each in (FIRST, SECOND)]
    assert "take the whole sentence" in first.advice


def test_half_a_sentence_is_refused_beside_an_excluded_half_too(tmp_path: Path) -> None:
    excluded = ("excluded:\n", f"excluded:\n  - words: {FIRST}\n    reason: furniture\n")
    write_seed(tmp_path, (passage(WORDS), passage(SECOND)), excluded, article=DENIED)
    [error] = errors_of(tmp_path)
    assert error.what == f"passage 2 begins in the middle of a sentence, behind “{FIRST}”"


@pytest.mark.parametrize(
    "text",
    [
        "|He left.|",
        "One line\n|He left|\nAnother line",
        "One line\u2028|He left|\r\nAnother line",
        "She stayed. |He left.| They slept.",
        "She stayed! |He left …| They slept.",
        "“She stayed.” |“He left?”| They slept.",
        "(She stayed.) |(He left.)| They slept.",
        "She stayed.[1] |He left.[12]| They slept.¹ And woke.",
        "She stayed.¹ |He left.¹²| They slept.",
        "She stayed in the U.S. |He left for St.| Ives then.",
        "Mr. |Lavrov came at 5 p.m.| Friday.",
        "She stayed, |and he left;| they slept.",
        "She said: |he left —| they slept.",
        "She stayed – |he left -| they slept.",
        "She stayed—|he left|—they slept.",
        "She stayed--|he left|--they slept.",
        "Hale called it |“a disgrace”| and left.",
        "Hale called it |'a disgrace'| and left.",
        "Hale called it |‘a disgrace’| and left.",
        "Он назвал это |«позором»| и ушёл.",
        "MOSCOW (Sputnik) — |He left.|",
        "他走了。|她留下了。|他们睡了。",
        "• |He left| • They slept",
        "She stayed. |He left|.",
    ],
)
def test_sentences_may_be_parted_where_a_mark_stands(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("He left. She was not |betting on it.|", "begins in the middle of a sentence, behind “She was not”"),
        ("|She was not| betting on it. He left.", "ends in the middle of a sentence, before “betting on it.”"),
        ("She (the mayor) |stayed.|", "behind “She (the mayor)”"),
        ("The States' |readiness grew.|", "behind “The States'”"),
        ("It is her self-|made house.|", "behind “It is her self-”"),
        ("It is her |self|-made house.", "before “-made house.”"),
        ("It cost |2|.5 million.", "before “.5 million.”"),
        ("It cost 2,|000 pounds.|", "behind “It cost 2,”"),
        ("|It is Hale|’s house.", "before “’s house.”"),
        ("One line\nShe was not |betting.|", "behind “She was not”"),
        ("x" + " word" * 30 + " |last|", "behind “… " + " ".join(["word"] * 12) + "”"),
        ("|first| " + "word " * 30 + "x", "before “" + " ".join(["word"] * 12) + " …”"),
    ],
)
def test_sentences_may_be_parted_nowhere_else(text: str, what: str) -> None:
    assert any(what in each for each in told(text))
