"""Files of topics and messages: what is read, and what is said of mistakes."""

from pathlib import Path

import pytest

from bot.evaluation.intents import IntentsError, first_topic, read_messages, read_topics, topics_alone
from bot.matching.index import Index

TOPICS = '{"id": "ferry", "title": "the ferry", "aliases": ["when does the ferry leave"]}\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "rows.jsonl"
    path.write_text(text, "utf-8")
    return path


def test_topics_are_read_with_their_phrasings(tmp_path: Path) -> None:
    library = read_topics(written(tmp_path, f"{TOPICS}\n"), "de")
    (topic,) = library.topics.values()
    assert (topic.id, topic.title, topic.aliases) == (
        "ferry",
        {"de": "the ferry"},
        {"de": ("when does the ferry leave",)},
    )
    assert topic.passages == ()


def test_messages_are_read_with_what_stands_for_their_topics(tmp_path: Path) -> None:
    index = Index.build(topics_alone({"ferry": ("the ferry", ()), "tram": ("the tram", ())}))
    path = written(tmp_path, '{"message": "the tram?", "topic": "tram"}\n{"message": "hello", "topic": null}\n')
    tram, none = read_messages(path, index)
    assert (tram.text, tram.right) == ("the tram?", frozenset([first_topic("the tram", index).at]))
    assert (none.text, none.right) == ("hello", frozenset())


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("nonsense", "rows.jsonl:1: isn't JSON"),
        ("\n[1]", "rows.jsonl:2: isn't an object"),
        ('{"title": "x", "aliases": []}', 'needs an "id" and a "title"'),
        ('{"id": 7, "title": "x", "aliases": []}', 'needs an "id" and a "title"'),
        ('{"id": "x", "title": "x"}', '"aliases" is no list'),
        ('{"id": "x", "title": "x", "aliases": [1]}', '"aliases" is no list'),
        (TOPICS * 2, 'rows.jsonl:2: the topic "ferry" stands twice'),
        ("[" * 100_000, "isn't JSON"),
    ],
)
def test_mistakes_in_topics_are_told_with_their_place(text: str, what: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)
    with pytest.raises(IntentsError) as caught:
        read_topics(path)
    assert what in str(caught.value)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"topic": "ferry"}', '"message" is no text'),
        ('{"message": ["x"], "topic": "ferry"}', '"message" is no text'),
        ('{"message": "x", "topic": "bus"}', "no topic is called 'bus'"),
        ('{"message": "x", "topic": ["ferry"]}', "no topic is called ['ferry']"),
    ],
)
def test_mistakes_in_messages_are_told_with_their_place(text: str, what: str, tmp_path: Path) -> None:
    index = Index.build(topics_alone({"ferry": ("the ferry", ())}))
    with pytest.raises(IntentsError) as caught:
        read_messages(written(tmp_path, text), index)
    assert f"rows.jsonl:1: {what}" in str(caught.value)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_files_that_cannot_be_read_are_named(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "topics.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IntentsError, match=r"topics\.jsonl: "):
        read_topics(path)
