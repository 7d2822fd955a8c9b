"""The benchmark of long messages: what it makes, and that it runs. What it times is no matter of tests."""

import random
import re
from itertools import islice
from pathlib import Path

import pytest

from bot.evaluation.long_messages import LONGEST, Quotation, main, planted
from bot.matching.index import Index
from tests.conftest import ROOT

SENTENCES = ["the kettle is on", "nobody has seen the cat since tuesday", "my knee hurts when it rains"]


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - to be repeated


def test_an_exact_quotation_stands_in_a_message_of_the_greatest_length(talks: Index) -> None:
    for each in islice(planted(talks, SENTENCES, Quotation(12), seeded(1)), 20):
        assert LONGEST - 20 < len(each.text) <= LONGEST
        written = each.passage.text.split()
        pieces = [" ".join(written[at : at + 12]) for at in range(len(written) - 11)]
        assert any(piece in " ".join(each.text.split()) for piece in pieces)


def test_a_half_remembered_one_lacks_some_words(talks: Index) -> None:
    messages = list(islice(planted(talks, SENTENCES, Quotation(12, 0.3), seeded(1)), 20))
    others = {word for sentence in SENTENCES for word in sentence.split()}
    shared = [
        sum(word in each.passage.text.split() for word in each.text.split() if word not in others) for each in messages
    ]
    assert sum(count < 12 for count in shared) > len(shared) / 2
    assert min(shared) >= 2


def test_the_same_messages_are_made_every_time(talks: Index) -> None:
    first, second = (list(islice(planted(talks, SENTENCES, Quotation(8), seeded(3)), 5)) for _ in range(2))
    assert first == second


def test_it_prints_what_is_found_and_how_long_it_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    around = tmp_path / "around.txt"
    around.write_text("\n".join([*SENTENCES, ""]), "utf-8")
    code = main(["--seeds", str(ROOT / "seeds"), "--around", str(around), "--count", "3", "--rounds", "1"])
    said = capsys.readouterr().out
    assert code == 0
    assert "0 of 3 answered" in said
    assert re.search(r"^20 words of a passage, exact: 3 of 3 found, 0 times another passage$", said, re.MULTILINE)
    assert re.search(r"^on other things +\d+\.\d\d ", said, re.MULTILINE)


@pytest.mark.parametrize("text", [None, b"", b"\n \n", b"\xff\xfe"], ids=["missing", "empty", "blank", "not text"])
def test_sentences_that_cant_be_used_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: bytes | None
) -> None:
    around = tmp_path / "around.txt"
    if text is not None:
        around.write_bytes(text)
    code = main(["--seeds", str(ROOT / "seeds"), "--around", str(around)])
    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert said.err.startswith(f"{around}: ")


def test_broken_seeds_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--seeds", str(tmp_path / "none"), "--around", str(ROOT / "tests/labelled/ordinary.en.txt")])
    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert "none" in said.err
