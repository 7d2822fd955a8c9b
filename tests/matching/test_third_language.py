"""A language that the package doesn't know joins by its files alone: German, with an article and questions in it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GERMAN = Path(__file__).with_name("german")

Reply = dict[str, Any]


def put(folder: Path, seeds: Path, messages: list[str]) -> list[Reply]:
    """The messages put to the bot that stands in `folder`."""
    command = [sys.executable, "-m", "bot", "ask", "--json", "--seeds", str(seeds)]
    lines = "".join(f"{each}\n" for each in messages)
    run = subprocess.run(
        command, cwd=folder, input=lines, capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the bot that has the German files beside the others."""
    folder = tmp_path_factory.mktemp("joined")
    shutil.copytree(ROOT / "bot", folder / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "config").mkdir()
    (folder / "config" / "matching.yaml").write_text("answer: 0.6", "utf-8")  # no number was fitted to German
    for name in ("de.yaml", "de.frequencies.txt"):
        shutil.copy(GERMAN / name, folder / "bot" / "matching" / "languages")
    return folder


ANSWERED = [
    ("was sagte Brandt über die Sanierung", "Brandt kündigte an"),
    ("laut Brandt nimmt die Stadt Kredite auf", "Brandt kündigte an"),
    ("Brandt über Schulden", "Brandt kündigte an"),
    ("was hat Köhler zum Schwimmen gesagt", "„Unsere Kinder"),
    ("was sagte der Rektor über die Kinder", "„Unsere Kinder"),
    ("warum ist das Freibad geschlossen", "Das Freibad"),
    ("bitte zeig mir, was der Schulleiter über Busse meint", "Köhler forderte"),
    ("Wurzel einer alten Pappel", "Ein Gutachten"),
    ("Guten Tag, wer bezahlt die Reparaturen?", "Brandt kündigte an"),
    ("tausend Liter Wasser versickern jeden Tag", "„Wir können"),
]
MISSPELT = [
    ("was sagte Brant über die Saniereung", "Brandt kündigte an"),
    ("Koehler über das Schwimen", "„Unsere Kinder"),
    ("Wurzlen der Papeln", "Ein Gutachten"),
]


def right(replies: list[Reply], begins: list[str]) -> list[bool]:
    """Whether each reply is an answer whose first passage begins so."""
    return [
        reply["outcome"] == "answer" and reply["hits"][0]["text"].startswith(begin)
        for reply, begin in zip(replies, begins, strict=True)
    ]


@pytest.mark.parametrize("cases", [ANSWERED, MISSPELT], ids=["right", "misspelt"])
def test_german_questions_find_the_passages_of_a_german_article(joined: Path, cases: list[tuple[str, str]]) -> None:
    questions, begins = map(list, zip(*cases, strict=True))
    replies = put(joined, GERMAN / "seeds", questions)
    found = right(replies, begins)
    assert [question for question, is_right in zip(questions, found, strict=True) if not is_right] == []


def test_it_is_the_files_that_make_german_understood(joined: Path) -> None:
    questions, begins = map(list, zip(*ANSWERED, strict=True))
    without = right(put(ROOT, GERMAN / "seeds", questions), begins)
    assert sum(without) < sum(right(put(joined, GERMAN / "seeds", questions), begins))


REFUSED = [
    "guten Morgen",
    "danke schön",
    "wie geht es dir",
    "wie wird morgen das Wetter",
    "Rezept für Apfelkuchen",
    "was sagte er",
    "Hauptstadt von Australien",
]


def test_german_talk_of_other_things_gets_no_answer(joined: Path) -> None:
    replies = put(joined, GERMAN / "seeds", REFUSED)
    assert {reply["message"]: reply["outcome"] for reply in replies} == dict.fromkeys(REFUSED, "nothing")


OTHERS = [
    "what did lavrov say on assad",
    "что сказал Лаврав про санкции",
    "xnj crfpfk kfdhjd ghj vbycr",
    "die hard movies",
]


def test_the_other_languages_are_read_as_before(joined: Path) -> None:
    before, after = (
        [(reply["outcome"], [hit["id"] for hit in reply["hits"]]) for reply in put(folder, ROOT / "seeds", OTHERS)]
        for folder in (ROOT, joined)
    )
    assert before == after
    assert [outcome for outcome, _ in after] == ["answer", "answer", "answer", "nothing"]
