"""`verbatim eval`, as operators and their CI run it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.console.terminals import ROOT, verbatim

REFUSED = {"id": "a2", "class": "off", "message": "", "lines": []}
WRONG = {"class": "topic", "message": "/assad", "lines": [96], "note": "the answer on Assad comes, not this one"}
FALSE = {"class": "off", "message": "/assad", "lines": []}
MISSED = {"class": "topic", "message": "zzyzx \u2028 qwrtp", "lines": [96]}


def written(folder: Path, *rows: dict[str, Any], name: str = "questions.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), "utf-8")
    return path


def test_each_loss_is_shown_with_what_was_expected_and_what_came_and_why(tmp_path: Path) -> None:
    file = written(tmp_path, REFUSED, WRONG, FALSE, MISSED)
    run = verbatim("eval", str(file))
    assert (run.returncode, run.stderr) == (0, b"")
    wrong, false, missed, table = run.stdout.decode().split("\n\n")
    assert wrong.splitlines()[:2] == [f"{file}:2: topic, wrong", '  message   "/assad"']
    assert "\n  expected  Sergey Lavrov: " in wrong
    assert "\n  came      answer  1.00 " in wrong
    assert wrong.endswith("\n            is on the topic “Assad's future”")
    assert false.startswith(f"{file}:3: off, false answer\n")
    assert "\n  expected  nothing\n" in false
    assert missed.startswith(f"{file}:4: topic, missed\n")
    assert "\n  came      nothing: " in missed
    assert table.splitlines()[-1].startswith("overall 0.250; false answers 1 of 2; ")


def test_what_would_have_come_is_shown_beside_a_miss(tmp_path: Path) -> None:
    row = {"message": "my neighbour gave a briefing on her garden party", "lines": [96]}
    run = verbatim("eval", str(written(tmp_path, row)))
    assert "\n  nearest   0." in run.stdout.decode()


def test_hits_are_shown_with_all(tmp_path: Path) -> None:
    file = written(tmp_path, REFUSED, {"class": "command", "message": "/assad", "lines": [37, 39, 41]})
    short, full = (verbatim("eval", str(file), *options).stdout.decode() for options in ([], ["--all"]))
    assert short.startswith("class ")
    assert full.startswith(f"{file}:1: a2 off, refused\n")
    assert f"\n\n{file}:2: command, right\n" in full
    assert full.endswith(short)


def test_programs_get_one_object(tmp_path: Path) -> None:
    files = written(tmp_path, REFUSED, WRONG), written(tmp_path, FALSE, name="more.jsonl")
    run = verbatim("eval", "--json", *map(str, files))
    assert (run.returncode, run.stderr) == (0, b"")
    found = json.loads(run.stdout)
    assert run.stdout.count(b"\n") == 1
    assert {kind: (tally["count"], tally["mean"]) for kind, tally in found["classes"].items()} == {
        "off": (2, 0.5),
        "topic": (1, 0.0),
    }
    assert found["all"]["verdicts"]["false answer"] == 1
    messages = [(each["place"], each["verdict"], each["outcome"]) for each in found["messages"]]
    assert messages == [
        (f"{files[0]}:1", "refused", "nothing"),
        (f"{files[0]}:2", "wrong", "answer"),
        (f"{files[1]}:1", "false answer", "answer"),
    ]
    assert found["messages"][1]["hits"][0]["reason"]
    assert found["messages"][1]["expected"]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--floor", "0.5"], 0, ""),
        (["--floor", "0.51"], 1, "overall 0.500 is below the floor of 0.51\n"),
        (["--false-answers", "0.5"], 0, ""),
        (["--false-answers", "0.49"], 1, "false answers 0.500 are above 0.49\n"),
        (
            ["--json", "--floor", "1", "--false-answers", "0"],
            1,
            "overall 0.500 is below the floor of 1\nfalse answers 0.500 are above 0\n",
        ),
    ],
)
def test_a_floor_that_is_missed_is_told_by_the_exit_code(
    tmp_path: Path, options: list[str], code: int, said: str
) -> None:
    run = verbatim("eval", str(written(tmp_path, REFUSED, FALSE)), *options)
    assert (run.returncode, run.stderr.decode()) == (code, said)
    assert run.stdout


@pytest.mark.parametrize(
    "options", [["--floor", "85"], ["--floor", "x"], ["--floor", "nan"], ["--false-answers", "-1"]]
)
def test_a_floor_that_is_no_share_is_wrong_usage(tmp_path: Path, options: list[str]) -> None:
    run = verbatim("eval", str(written(tmp_path, REFUSED)), *options)
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"share between 0 and 1" in run.stderr


def test_broken_lines_are_told_all_at_once_without_a_traceback(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"message": "lavrov", "lines": [1]}\nwhat\n{"message": "x", "lnies": []}\n', "utf-8")
    run = verbatim("eval", str(file), str(tmp_path / "missing.jsonl"))
    assert (run.returncode, run.stdout) == (1, b"")
    places = [line.partition(": ")[0] for line in run.stderr.decode().splitlines() if not line.startswith(" ")]
    assert places == [*(f"{file}:{line}" for line in (1, 2, 3, 3)), str(tmp_path / "missing.jsonl")]
    assert run.stderr.count(b"    -> ") == 5


def test_another_library_is_marked_with_seeds() -> None:
    run = verbatim("eval", "tests/labelled/rovers-mill-lane-2024.jsonl", "--seeds", str(ROOT / "tests" / "seeds"))
    assert (run.returncode, run.stderr) == (0, b"")
    assert "of 20; " in run.stdout.decode()
