"""What the Dockerfile and docs/deploy.md rely on is so."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from bot.app.polling import CONFIRMING
from bot.settings import Telegram, load_settings
from tests.console.terminals import verbatim
from tests.test_architecture import imported, modules, parts_of

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "deploy.md").read_text("utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
DOCKER_STOP_SECONDS = 10
"""https://docs.docker.com/reference/cli/docker/container/stop/"""
IGNORED = [
    line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line and not line.startswith("#")
]


def is_sent(path: str) -> bool:
    """Whether a path goes to the Docker daemon; the last line that fits decides."""
    sent = True
    for line in IGNORED:
        pattern = line.removeprefix("!").removeprefix("**/")
        if any(fnmatch(part, pattern) for part in (path, path.split("/", maxsplit=1)[0], Path(path).name)):
            sent = line.startswith("!")
    return sent


@pytest.mark.parametrize("path", re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, re.MULTILINE))
def test_what_is_copied_is_there_and_sent(path: str) -> None:
    assert (ROOT / path).exists()
    assert is_sent(path)


@pytest.mark.parametrize(
    "path", [".env", ".git", "tests", ".venv", "bot/fitting", "bot/__pycache__", "verbatim.egg-info"]
)
def test_nothing_else_is_sent(path: str) -> None:
    assert not is_sent(path)


def test_what_is_left_out_of_the_image_is_not_needed() -> None:
    assert all("fitting" not in parts_of(imported(path)) for part, path in modules() if part != "fitting")


@pytest.mark.parametrize("line", ["HEALTHCHECK .* CMD", "CMD"])
def test_the_image_runs_commands_that_there_are(line: str) -> None:
    found = re.search(rf"^{line} (\[.*\])$", DOCKERFILE, re.MULTILINE)
    assert found is not None
    assert verbatim(json.loads(found[1])[-1], "--help").returncode == 0


def test_the_image_does_not_run_as_root() -> None:
    assert re.search(r"^USER [1-9]\d+:[1-9]\d+$", DOCKERFILE, re.MULTILINE)


def test_the_image_s_settings_are_right(tmp_path: Path) -> None:
    found = re.search(r"STATUS_ADDRESS=(\S+)", DOCKERFILE)
    assert found is not None
    assert load_settings({"STATUS_ADDRESS": found[1]}, tmp_path).serving.status is not None


@pytest.mark.parametrize("name", ["TimeoutStopSec=", "stop_grace_period: "])
def test_a_stop_is_given_the_time_that_it_takes(name: str) -> None:
    found = re.search(rf"{name}(\d+)", GUIDE)
    assert found is not None
    assert int(found[1]) > Telegram().stop_seconds + CONFIRMING


def test_a_stop_is_over_before_docker_kills_the_bot_unless_told_otherwise() -> None:
    assert Telegram().stop_seconds + CONFIRMING <= DOCKER_STOP_SECONDS - 1
