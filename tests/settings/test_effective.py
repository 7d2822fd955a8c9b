import re
from pathlib import Path

import pytest

from bot.console.config import show, written
from bot.settings import read_settings
from bot.settings.effective import Effective, effective

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz_-01234"  # noqa: S105 (of nobody)
SECRETS = {
    "TELEGRAM_BOT_TOKEN": TOKEN,
    "DATABASE_URL": "postgres://ada:AAabcdefghijklmnopqr@db/verbatim",
    "WEBHOOK_SECRET": "AAabcdefghijklmnopqr",
    "STATUS_TOKEN": "AAabcdefghijklmnopqr",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A working directory with seeds/ and config/ of its own."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "config").mkdir()
    return tmp_path


def holding(place: Path, **environ: str) -> dict[str, Effective]:
    _, sources = read_settings(environ, place)
    return {each.name: each for group in effective(sources).values() for each in group}


def documented() -> dict[str, str]:
    """The settings that docs/settings.md names, and what it says they usually are."""
    rows = re.findall(
        r"^\| `(\w+)` \|.*\| (.*?) *\|$", (ROOT / "docs" / "settings.md").read_text("utf-8"), re.MULTILINE
    )
    assert len(dict(rows)) == len(rows)
    return dict(rows)


def test_the_guide_names_every_setting_and_no_other(place: Path) -> None:
    assert set(documented()) == set(holding(place))


def test_the_guide_knows_what_is_usual(place: Path) -> None:
    usual = {name: said.strip("`") for name, said in documented().items() if re.fullmatch(r"`\S+[^/]`", said)}
    found = {name: written(each.value) for name, each in holding(place).items()}
    assert usual == {name: found[name] for name in usual}
    assert len(usual) > 15


def test_the_example_of_dotenv_names_only_settings(place: Path) -> None:
    named = re.findall(r"^#? ?(\w+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    assert set(named) <= set(holding(place))


def test_each_says_where_it_was_set(place: Path) -> None:
    (place / ".env").write_text("# the door\nPORT=81\nLOG_LEVEL=debug\n", "utf-8")
    (place / "config" / "telegram.yaml").write_text("retries: 3\n\ngroup_hello: off\n", "utf-8")
    found = holding(place, LOG_LEVEL="ERROR", SEEDS_DIR="seeds", ADMIN_IDS="8,7", TELEGRAM_API_URL="")
    expected = {
        "PORT": (81, ".env, line 2"),
        "LOG_LEVEL": ("ERROR", "environment"),
        "SEEDS_DIR": (str(place / "seeds"), "environment"),
        "CONFIG_DIR": (str(place / "config"), "default"),
        "ADMIN_IDS": ([7, 8], "environment"),
        "TELEGRAM_API_URL": (None, "default"),
        "retries": (3, f"{place / 'config' / 'telegram.yaml'}, line 1"),
        "group_hello": (False, f"{place / 'config' / 'telegram.yaml'}, line 3"),
        "stop_seconds": (7, "default"),
        "answer": (0.75, "default"),
    }
    assert {name: (found[name].value, found[name].where) for name in expected} == expected


def test_what_was_set_outright_is_told_apart_from_what_follows_of_it(place: Path) -> None:
    follows = holding(place, PUBLIC_URL="https://bot.example.org")["UPDATES"]
    assert (follows.value, follows.where) == ("webhook", "default")
    chosen = holding(place, PUBLIC_URL="https://bot.example.org", UPDATES="polling", STATUS_ADDRESS="[::1]:9100")
    assert (chosen["UPDATES"].value, chosen["UPDATES"].where) == ("polling", "environment")
    assert chosen["STATUS_ADDRESS"].value == "[::1]:9100"


@pytest.mark.parametrize(
    ("given", "value", "where"),
    [
        ({}, None, "default"),
        ({"PUBLIC_URL": "https://bot.example.org"}, "every address", "default"),
        ({"PUBLIC_URL": "http://127.0.0.1:8080"}, "127.0.0.1", "default"),
        ({"PUBLIC_URL": "https://bot.example.org", "LISTEN_HOST": "localhost"}, "127.0.0.1", "environment"),
    ],
)
def test_where_it_listens_is_said_also_where_nothing_is_set(
    place: Path, given: dict[str, str], value: str | None, where: str
) -> None:
    found = holding(place, **given)["LISTEN_HOST"]
    assert (found.value, found.where) == (value, where)


@pytest.mark.parametrize("as_json", [True, False])
def test_secrets_are_stars(place: Path, as_json: bool, capsys: pytest.CaptureFixture[str]) -> None:
    _, sources = read_settings(SECRETS, place)
    assert show(effective(sources), as_json=as_json) == 0
    said = capsys.readouterr().out
    assert said.count("***") == len(SECRETS)
    assert "abcdef" not in said


def test_a_token_in_the_wrong_place_is_stars(place: Path) -> None:
    (place / TOKEN).mkdir()
    found = holding(place, TELEGRAM_API_URL=f"https://api.example.org/{TOKEN}/x", SEEDS_DIR=TOKEN)
    assert found["TELEGRAM_API_URL"].value == "https://api.example.org/***/x"
    assert found["SEEDS_DIR"].value == str(place / "***")


def test_every_meaning_is_a_few_words(place: Path) -> None:
    for each in holding(place).values():
        assert 5 < len(each.meaning) < 100
        assert not each.meaning.endswith(".")
