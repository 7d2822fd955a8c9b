"""`python -m bot.fitting`, as far as it runs in seconds."""

from pathlib import Path

import pytest

from bot.fitting.__main__ import main
from tests.conftest import ROOT


def test_broken_messages_are_told_before_anything_is_fitted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / "rovers-mill-lane-2024.jsonl", tmp_path / "fitted.yaml"
    file.write_text('{"message": "safe standing", "lines": [21]}\n{"message": "tram", "lines": [9999]}\n', "utf-8")
    assert main(["--seeds", str(ROOT / "tests/seeds"), "--messages", str(file), "--out", str(out)]) == 1
    said = capsys.readouterr()
    assert said.err.startswith(f"{file}:2: there is no line 9999")
    assert said.out == ""
    assert not out.exists()
