import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

SKIPPED_TEST = """
import pytest

@pytest.mark.skip(reason="redis is missing")
def test_something():
    pass

def test_something_else():
    pytest.skip("postgres is missing")
"""
SKIPPED_FILE = """
import pytest

pytest.importorskip("no_such_module", reason="the module is missing")
"""
EXPECTED_FAILURE = """
import pytest

@pytest.mark.xfail(reason="known")
def test_something():
    assert False
"""


def run(folder: Path, source: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """pytest with the hooks of this project's conftest over one file."""
    (folder / "test_it.py").write_text(source, "utf-8")
    outside = {name: value for name, value in os.environ.items() if name != "VERBATIM_ALL_PARTS"}
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-rA"]
    return subprocess.run(
        [*command, "-c", os.devnull, "--rootdir", str(folder), str(folder)],
        cwd=ROOT,
        env=outside | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("source", "reasons"),
    [
        (SKIPPED_TEST, ["redis is missing", "postgres is missing"]),
        (SKIPPED_FILE, ["the module is missing"]),
    ],
)
def test_a_skip_is_a_failure_where_all_parts_are_there(tmp_path: Path, source: str, reasons: list[str]) -> None:
    done = run(tmp_path, source, VERBATIM_ALL_PARTS="1")
    assert done.returncode in {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED}, done.stdout
    assert "skipped, though VERBATIM_ALL_PARTS is set" in done.stdout
    assert all(reason in done.stdout for reason in reasons)


@pytest.mark.parametrize("environment", [{}, {"VERBATIM_ALL_PARTS": ""}])
def test_a_skip_is_a_skip_elsewhere(tmp_path: Path, environment: dict[str, str]) -> None:
    done = run(tmp_path, SKIPPED_TEST, **environment)
    assert done.returncode == pytest.ExitCode.OK, done.stdout
    assert "2 skipped" in done.stdout


def test_an_expected_failure_is_none_anywhere(tmp_path: Path) -> None:
    done = run(tmp_path, EXPECTED_FAILURE, VERBATIM_ALL_PARTS="1")
    assert done.returncode == pytest.ExitCode.OK, done.stdout
    assert "1 xfailed" in done.stdout
