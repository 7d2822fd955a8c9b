"""Numbers that are fitted to the phrasings of topics, and the command that marks them."""

import json
from pathlib import Path

import pytest

from bot.evaluation.intents import first_topic, topics_alone
from bot.fitting.intents import main
from bot.fitting.phrasings import fitted_to_phrasings
from bot.matching.index import Index

KINDS = {
    "weather": ("will it {} tomorrow", ("rain", "snow", "storm", "hail", "freeze")),
    "music": ("please play some {}", ("jazz", "rock", "blues", "opera", "polka")),
    "food": ("how do i cook {}", ("rice", "beans", "noodles", "lentils", "pasta")),
    "travel": ("book me a flight to {}", ("oslo", "rome", "lima", "cairo", "quito")),
    "money": ("what do i owe on my {} card", ("blue", "gold", "silver", "green", "black")),
}
TOPICS = {name: (name, tuple(turn.format(each) for each in words)) for name, (turn, words) in KINDS.items()}
LIBRARY = topics_alone(TOPICS)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(LIBRARY, fitted_to_phrasings(LIBRARY))


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("will it be foggy tomorrow", "weather"),
        ("play some techno please", "music"),
        ("how do i cook eggplant", "food"),
        ("book a flight to tokyo for me", "travel"),
        ("what do i owe on the platinum card", "money"),
    ],
)
def test_new_phrasings_are_known(message: str, topic: str, index: Index) -> None:
    first = first_topic(message, index)
    assert first.at in index.of_topic[topic]
    assert first.score > first_topic("who won the match yesterday", index).score


def test_the_same_phrasings_give_the_same_numbers(index: Index) -> None:
    assert fitted_to_phrasings(LIBRARY) == index.model


@pytest.mark.parametrize(
    "topics",
    [
        {},
        {"ferry": ("the ferry", ())},
        {"ferry": ("the ferry", ("ferry tickets",))},
        {"ferry": ("the ferry", ("ferry tickets", "when does the ferry leave")), "@": ("", ())},
    ],
)
def test_libraries_that_teach_little_are_fitted_all_the_same(topics: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    library = topics_alone(topics)
    index = Index.build(library, fitted_to_phrasings(library))
    assert 0 <= first_topic("ferry tickets", index).score <= 1


def write(folder: Path, messages: list[dict[str, str | None]]) -> None:
    topics = [{"id": name, "title": title, "aliases": aliases} for name, (title, aliases) in TOPICS.items()]
    for name, rows in (("topics", topics), ("messages", messages)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")


def test_the_command_marks_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    on: list[dict[str, str | None]] = [
        {"message": f"{text} now", "topic": name} for name, (_, (text, *_)) in TOPICS.items()
    ]
    write(tmp_path, [*on, {"message": "who won the match", "topic": None}])
    assert main([str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "5 topics, 5 messages on them and 1 on none of them" in printed
    assert "first topic right        1.000" in printed


def test_the_command_names_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, [{"message": "x", "topic": "bus"}])
    assert main([str(tmp_path)]) == 1
    assert "messages.jsonl:1: no topic is called 'bus'" in capsys.readouterr().err
