"""The commands of `verbatim`: usage, exit codes, what goes where."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot import __version__
from bot.cli import locale_language
from tests.console.terminals import ROOT, environment, verbatim

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz_-01234"  # noqa: S105 (of nobody)
SECRET = TOKEN.partition(":")[2]


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_command(option: str) -> None:
    run = verbatim(option)
    assert run.returncode == 0
    for command in ("ask", "chat", "check", "config", "eval", "health", "run", "try"):
        assert re.search(rf"^ +{command} ", run.stdout.decode(), re.MULTILINE)


@pytest.mark.parametrize("command", ["ask", "chat", "check", "config", "eval", "health", "run", "try"])
def test_every_command_has_help(command: str) -> None:
    run = verbatim(command, "--help")
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.decode().startswith(f"usage: verbatim {command}")


def test_the_version_is_the_packages() -> None:
    assert verbatim("--version").stdout.decode() == f"verbatim {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["ask"],
        ["ask", "--jsn"],
        ["ask", "--seeds"],
        ["chat", "words"],
        ["check", "a", "b"],
        ["eval"],
        ["config", "x"],
        ["health", "x"],
        ["run", "x"],
    ],
)
def test_wrong_usage_is_said_on_standard_error(arguments: list[str]) -> None:
    run = verbatim(*arguments)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.startswith(b"usage: verbatim")


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", TOKEN],
        ["config", TOKEN],
        [TOKEN],
        ["ask", "--language", TOKEN, "lavrov"],
        ["ask", "lavrov", "--seeds", f"/nowhere/{TOKEN}"],
        ["ask", "lavrov", f"--{TOKEN}"],
        ["eval", f"/nowhere/{TOKEN}"],
        ["eval", "x", "--floor", TOKEN],
        ["try", "--port", TOKEN],
        ["check", f"/nowhere/{TOKEN}"],
    ],
    ids=lambda arguments: " ".join(arguments).replace(TOKEN, "TOKEN"),
)
def test_a_token_in_the_wrong_place_is_not_repeated(arguments: list[str]) -> None:
    run = verbatim(*arguments)
    said = (run.stdout + run.stderr).decode()
    assert run.returncode in {1, 2}
    assert "***" in said
    assert SECRET not in said


def test_a_token_in_the_wrong_place_is_not_logged_either() -> None:
    given = environment(TELEGRAM_BOT_TOKEN=TOKEN, LOG_FORMAT="json", SEEDS_DIR=".", CONFIG_DIR=f"/nowhere/{TOKEN}")
    run = verbatim("run", env=given)
    assert run.returncode == 1
    assert SECRET not in (run.stdout + run.stderr).decode()


def test_a_language_that_the_bot_does_not_speak_is_wrong_usage() -> None:
    for options in ([], ["--json"]):
        run = verbatim("ask", *options, "--language", "tlh", "lavrov")
        assert (run.returncode, run.stdout) == (2, b"")
        assert run.stderr.decode().endswith("--language: the bot speaks en, ru, not 'tlh'\n")


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("ask lavrov > /dev/full", 1, "standard output: No space left on device\n"),
        ("ask --json lavrov > /dev/full", 1, "standard output: No space left on device\n"),
        ("ask lavrov >&-", 1, "standard output: is closed\n"),
        ("ask --json lavrov >&-", 1, "standard output: is closed\n"),
        ("check >&-", 1, "standard output: is closed\n"),
        ("--help >&-", 1, "standard output: is closed\n"),
        ("ask --help > /dev/full", 1, "standard output: No space left on device\n"),
        ("ask --json <&-", 0, ""),
        ("ask --json <&- >&-", 0, ""),
        ("chat <&- >&-", 1, "standard output: is closed\n"),
        ("chat <&- >&- 2>&-", 1, ""),
        ("ask lavrov 2>&- > /dev/null", 0, ""),
    ],
)
def test_streams_that_are_full_or_closed_are_no_accident(command: str, code: int, said: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    shell = f"{shlex.quote(sys.executable)} -m bot {command}"
    run = subprocess.run(
        ["/bin/sh", "-c", shell], capture_output=True, cwd=ROOT, env=environment(), timeout=60, check=False
    )
    assert (run.returncode, run.stderr.decode()) == (code, said)


def test_check_reports_on_the_projects_own_seeds() -> None:
    run = verbatim("check")
    assert run.returncode == 0
    assert "tillerson-moscow-2017" in run.stdout.decode()
    assert run.stderr == b""


def broken_seeds(folder: Path) -> Path:
    seeds = folder / "seeds"
    shutil.copytree(ROOT / "seeds", seeds)
    article = seeds / "tillerson-moscow-2017" / "article.txt"
    article.write_bytes(article.read_bytes().replace(b"betting", b"counting"))
    return seeds


def test_check_fails_where_a_seed_is_wrong(tmp_path: Path) -> None:
    run = verbatim("check", str(broken_seeds(tmp_path)))
    assert run.returncode == 1
    assert "counting" in run.stdout.decode()
    assert run.stderr == b""


@pytest.mark.parametrize("arguments", [["ask", "lavrov"], ["ask", "--json", "lavrov"], ["chat"], ["eval", "x"]])
def test_a_wrong_seed_stops_what_needs_it_without_a_traceback(tmp_path: Path, arguments: list[str]) -> None:
    run = verbatim(*arguments, "--seeds", str(broken_seeds(tmp_path)))
    assert (run.returncode, run.stdout) == (1, b"")
    message = run.stderr.decode()
    assert "index.yaml:" in message
    assert "counting" in message
    assert "Traceback" not in message


@pytest.mark.parametrize(
    ("arguments", "name", "value"),
    [
        (["ask", "lavrov"], "SEEDS_DIR", "nowhere"),
        (["chat"], "CONFIG_DIR", "nowhere"),
        (["check"], "PORT", "many"),
        (["run"], "PUBLIC_URL", "gopher:"),
    ],
)
def test_a_wrong_setting_stops_every_command_and_is_named(arguments: list[str], name: str, value: str) -> None:
    run = verbatim(*arguments, env=environment(**{name: value}))
    assert (run.returncode, run.stdout) == (1, b"")
    assert run.stderr.decode().startswith(f"{name} ")
    assert b"Traceback" not in run.stderr


def test_run_needs_a_token() -> None:
    run = verbatim("run")
    assert (run.returncode, run.stdout) == (1, b"")
    assert b"TELEGRAM_BOT_TOKEN" in run.stderr
    assert b"Traceback" not in run.stderr


def test_it_works_from_any_folder(tmp_path: Path) -> None:
    run = verbatim("ask", "/assad", cwd=tmp_path)
    assert run.returncode == 0
    assert run.stdout.decode().startswith("Assad's future\n")


def test_a_terminal_that_lacks_characters_gets_them_escaped() -> None:
    run = verbatim("ask", "/assad", env=environment(LANG="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0"))
    assert run.returncode == 0
    assert b"\\u2502 " in run.stdout


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, ""),
        ({"LANG": "ru_RU.UTF-8"}, "ru_RU"),
        ({"LANG": "C"}, "C"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ru_RU"}, "ru_RU"),
        ({"LC_ALL": "", "LANG": "ru"}, "ru"),
        ({"LC_ALL": "de_DE", "LANG": "ru"}, "de_DE"),
    ],
)
def test_the_locale_says_the_language(environ: dict[str, str], language: str) -> None:
    assert locale_language(environ) == language


def test_only_what_prints_json_speaks_of_it() -> None:
    speaking = {each for each in ("ask", "chat", "try") if "JSON" in verbatim(each, "--help").stdout.decode()}
    assert speaking == {"ask"}
