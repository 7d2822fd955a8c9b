"""Labelled messages as an operator writes them: what is read, and what is said of mistakes."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.labelled import LabelsError, read_labelled
from bot.matching.index import Index
from tests.libraries import pier


@pytest.fixture(scope="module")
def harbour() -> Index:
    """An article with passages in lines 4 (two), 6 (two) and 7."""
    return Index.build(pier())


def written(folder: Path, *lines: str | bytes, name: str = "pier.jsonl") -> Path:
    path = folder / name
    path.write_bytes(b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines))
    return path


def row(**keys: Any) -> str:
    return json.dumps({"message": "when", "lines": [4], **keys}, ensure_ascii=False)


def errors_of(paths: list[Path], index: Index) -> list[tuple[str, str, str]]:
    with pytest.raises(LabelsError) as caught:
        read_labelled(paths, index)
    return [(error.place, error.what, error.advice) for error in caught.value.errors]


@pytest.mark.parametrize(
    ("keys", "right"),
    [
        ({}, {0, 1}),
        ({"lines": []}, set()),
        ({"lines": [6, 7]}, {2, 3, 4}),
        ({"lines": [6], "speaker": None}, {2, 3}),
        ({"lines": [6], "speaker": "Novak"}, {2}),
        ({"lines": [6], "speaker": "luis  ORTIZ"}, {3}),
        ({"lines": [6, 7], "speaker": "ortiz", "class": "fact", "id": "a1", "note": "why"}, {3}),
        ({"lines": [6], "article": "pier"}, {2, 3}),
    ],
)
def test_what_would_be_right_is_given_by_lines_and_speaker(
    harbour: Index, tmp_path: Path, keys: dict[str, Any], right: set[int]
) -> None:
    (example,) = read_labelled([written(tmp_path, row(**keys))], harbour)
    assert example.text == "when"
    assert set(example.right) == right
    assert (example.kind, example.id) == (keys.get("class", "other"), keys.get("id", ""))
    assert example.place == f"{tmp_path / 'pier.jsonl'}:1"


def test_passages_may_be_given_by_their_ids(harbour: Index, tmp_path: Path) -> None:
    ids = [harbour.entries[at].passage.id for at in (1, 4)]
    (example,) = read_labelled([written(tmp_path, json.dumps({"message": "when", "passages": ids}))], harbour)
    assert set(example.right) == {1, 4}


def test_messages_on_the_same_paragraph_are_of_one_group(harbour: Index, tmp_path: Path) -> None:
    file = written(tmp_path, row(), row(message="spring?"), row(lines=[6]), row(lines=[]), row(lines=[], message="hi"))
    first, second, *others = (each.group for each in read_labelled([file], harbour))
    assert first == second
    assert len({first, *others}) == 4


@pytest.mark.parametrize("name", ["pier.jsonl", "questions.jsonl"])
def test_a_file_may_have_any_name_where_there_is_one_article(harbour: Index, tmp_path: Path, name: str) -> None:
    assert read_labelled([written(tmp_path, row(), name=name)], harbour)[0].right == frozenset({0, 1})


def test_among_several_articles_the_file_or_the_row_says_which(towns: Index, tmp_path: Path) -> None:
    rovers, museum = "rovers-mill-lane-2024", "zarechinsk-museum-2023"
    by_name, by_key = written(tmp_path, row(lines=[8]), name=f"{rovers}.jsonl"), row(lines=[7], article=museum)
    found = read_labelled([by_name, written(tmp_path, by_key, row(lines=[]), name="mixed.jsonl")], towns)
    articles = [{towns.entries[at].passage.article for at in each.right} for each in found]
    assert articles == [{rovers}, {museum}, set()]
    ((place, what, advice),) = errors_of([written(tmp_path, row(), name="other.jsonl")], towns)
    assert place.endswith("other.jsonl:1")
    assert what == "it isn't said of which article these are lines"
    assert rovers in advice
    assert museum in advice


def test_empty_lines_and_a_byte_order_mark_are_no_messages(harbour: Index, tmp_path: Path) -> None:
    found = read_labelled([written(tmp_path, b"\xef\xbb\xbf" + row().encode(), "", "  \r", row() + "\r")], harbour)
    assert [each.place.rpartition(":")[2] for each in found] == ["1", "4"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("when", "it isn't JSON: Expecting value, column 1"),
        ('{"message": "a", "lines": [1}', "it isn't JSON: Expecting ',' delimiter, column 29"),
        (b'{"message": "\xff", "lines": []}', "it isn't UTF-8"),
        ("[" * 100_000, "it isn't JSON that can be read"),
        ('["when", [4]]', "it isn't an object"),
        ('{"lines": [4]}', '"message" is missing'),
        ('{"message": ["a"], "lines": [4]}', '"message" is no text'),
        ('{"message": "a", "message": "b", "lines": []}', '"message" stands twice'),
        ('{"message": "a"}', 'it isn\'t said once what is right: either "lines" or "passages"'),
        (row(passages=[]), 'it isn\'t said once what is right: either "lines" or "passages"'),
        (row(lnies=[4]), '"lnies" means nothing here'),
        (row(lines=4), '"lines" is no list of line numbers'),
        (row(lines=["4"]), '"lines" is no list of line numbers'),
        (row(lines=[0]), '"lines" is no list of line numbers'),
        (row(lines=[True]), '"lines" is no list of line numbers'),
        (row(lines=[4, 99]), "there is no line 99: pier has 8"),
        (row(lines=[3]), "no passage stands in line 3 of pier"),
        (row(speaker="Lind"), 'nobody called "Lind" is quoted'),
        (row(speaker="!"), 'nobody called "!" is quoted'),
        (row(speaker=7), '"speaker" is no text'),
        (row(lines=[7], speaker="Ortiz"), 'none of these passages is by "Ortiz"'),
        (row(article="peer"), 'no article is called "peer"'),
        ('{"message": "a", "passages": ["zzzzzzzz"]}', "no passage has the id zzzzzzzz"),
        ('{"message": "a", "passages": "aaaaaaab"}', '"passages" is no list of ids'),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(
    harbour: Index, tmp_path: Path, line: str | bytes, what: str
) -> None:
    file = written(tmp_path, row(), line)
    ((place, said, advice),) = errors_of([file], harbour)
    assert (place, said) == (f"{file}:2", what)
    assert advice


def test_all_mistakes_of_a_line_are_told_at_once(harbour: Index, tmp_path: Path) -> None:
    found = errors_of([written(tmp_path, '{"message": 5, "speaker": 7, "lnies": [4]}')], harbour)
    assert [what for _, what, _ in found] == [
        '"lnies" means nothing here',
        'it isn\'t said once what is right: either "lines" or "passages"',
        '"message" is no text',
        '"speaker" is no text',
    ]


def test_all_mistakes_of_all_files_are_told_at_once(harbour: Index, tmp_path: Path) -> None:
    first = written(tmp_path, row(id="a"), "what", row(id="a"))
    second = written(tmp_path, row(lines=[99]), name="second.jsonl")
    empty = written(tmp_path, "", name="empty.jsonl")
    found = errors_of([first, tmp_path / "missing.jsonl", second, empty, tmp_path], harbour)
    assert [(place, what) for place, what, _ in found] == [
        (f"{first}:2", "it isn't JSON: Expecting value, column 1"),
        (f"{first}:3", 'the id "a" stands in line 1 already'),
        (str(tmp_path / "missing.jsonl"), "can't be read: No such file or directory"),
        (f"{second}:1", "there is no line 99: pier has 8"),
        (str(empty), "holds no messages"),
        (str(tmp_path), "can't be read: Is a directory"),
    ]
