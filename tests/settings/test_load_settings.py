import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from bot.matching.decision import Limits
from bot.settings import (
    POLLING,
    WEBHOOK,
    Place,
    Secret,
    Serving,
    Settings,
    SettingsError,
    Telegram,
    forms,
    load_settings,
    token_of,
)
from bot.settings.masks import masked

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz_-01234"  # noqa: S105 (of nobody)
CONFIG = Path(__file__).parents[2] / "config"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A working directory with seeds/ and config/ of its own."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "config").mkdir()
    return tmp_path


def problems(environ: Mapping[str, str], place: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings(environ, place)
    return str(caught.value)


def config(place: Path, name: str, text: str) -> None:
    (place / "config" / name).write_text(text, "utf-8")


def test_nothing_needs_to_be_set(place: Path) -> None:
    settings = load_settings({}, place)
    assert settings == Settings(seeds_dir=place / "seeds", config_dir=place / "config")


def test_folders_are_those_of_the_checkout_where_the_working_directory_has_none(tmp_path: Path) -> None:
    settings = load_settings({}, tmp_path)
    assert (settings.seeds_dir, settings.config_dir) == (CONFIG.parent / "seeds", CONFIG)


def test_everything_can_be_set_in_the_environment(place: Path) -> None:
    (place / "elsewhere").mkdir()
    settings = load_settings(
        {
            "TELEGRAM_BOT_TOKEN": f" {TOKEN} ",
            "TELEGRAM_API_URL": "http://127.0.0.1:8081/",
            "PUBLIC_URL": "https://bot.example.org/",
            "PORT": "443",
            "DATABASE_URL": "postgresql://user:word@db/verbatim?sslmode=require",
            "ADMIN_IDS": "7, 8,7",
            "SEEDS_DIR": "elsewhere",
            "CONFIG_DIR": str(place / "elsewhere"),
            "LOG_LEVEL": "debug",
            "UPDATES": "Polling",
            "LISTEN_HOST": "localhost",
            "WEBHOOK_SECRET": "a-secret_of_16-or-more",
            "STATUS_ADDRESS": "[::1]:9100",
            "STATUS_TOKEN": "with/signs+of=any-kind",
            "HOME": "/root",
        },
        place,
    )
    assert settings.token == Secret(TOKEN)
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.public_url == "https://bot.example.org"
    assert settings.port == 443
    assert settings.database_url == Secret("postgresql://user:word@db/verbatim?sslmode=require")
    assert settings.admin_ids == {7, 8}
    assert settings.seeds_dir == settings.config_dir == place / "elsewhere"
    assert settings.log_level == "DEBUG"
    assert settings.serving == Serving(
        updates=POLLING,
        host="127.0.0.1",
        webhook_secret=Secret("a-secret_of_16-or-more"),
        status=Place("::1", 9100),
        status_token=Secret("with/signs+of=any-kind"),
    )


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, Serving(POLLING, None)),
        ({"PUBLIC_URL": "https://bot.example.org"}, Serving(WEBHOOK, "")),
        ({"PUBLIC_URL": "https://bot.example.org", "UPDATES": "polling"}, Serving(POLLING, "")),
        ({"PUBLIC_URL": "https://bot.example.org", "LISTEN_HOST": "127.0.0.1"}, Serving(WEBHOOK, "127.0.0.1")),
        ({"PUBLIC_URL": "http://127.0.0.1:8080"}, Serving(WEBHOOK, "127.0.0.1")),
        ({"PUBLIC_URL": "http://[::1]:8080"}, Serving(WEBHOOK, "::1")),
        ({"PUBLIC_URL": "http://127.0.0.1", "LISTEN_HOST": "0.0.0.0"}, Serving(WEBHOOK, "0.0.0.0")),  # noqa: S104
        ({"LISTEN_HOST": "127.0.0.1", "UPDATES": "polling"}, Serving(POLLING, None)),
        ({"STATUS_ADDRESS": "localhost:9100"}, Serving(status=Place("127.0.0.1", 9100))),
    ],
)
def test_whoever_has_a_public_address_is_called_and_listens(
    environ: dict[str, str], expected: Serving, place: Path
) -> None:
    assert load_settings(environ, place).serving == expected


def test_a_webhook_needs_a_public_address(place: Path) -> None:
    said = problems({"UPDATES": "webhook"}, place)
    assert said.startswith("PUBLIC_URL (environment): it is not set; UPDATES=webhook needs the https address")
    assert said.count("\n") == 0
    assert problems({"UPDATES": "webhook", "PUBLIC_URL": "bot"}, place).count("\n") == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "abc"),
        ("TELEGRAM_BOT_TOKEN", f"{TOKEN} {TOKEN}"),
        ("TELEGRAM_BOT_TOKEN", TOKEN.replace("a", "ä")),
        ("TELEGRAM_API_URL", "127.0.0.1:8081"),
        ("TELEGRAM_API_URL", "ftp://127.0.0.1"),
        ("TELEGRAM_API_URL", "http://user:word@127.0.0.1"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:99999"),
        ("TELEGRAM_API_URL", "http://[::1"),
        ("TELEGRAM_API_URL", "http://"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/bot"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/bot/"),
        ("TELEGRAM_API_URL", f"http://127.0.0.1:8081/bot{TOKEN}"),
        ("TELEGRAM_API_URL", f"https://api.example.org/telegram/bot{TOKEN}/getMe"),
        ("PUBLIC_URL", "http://bot.example.org"),
        ("PUBLIC_URL", "http://localhost:8080"),
        ("PUBLIC_URL", "https://bot/path.html"),
        ("PUBLIC_URL", "https://bot.example.org/?a=b"),
        ("PUBLIC_URL", "https://bot example.org"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "80.0"),
        ("PORT", "８０"),
        ("PORT", "9" * 5000),
        ("DATABASE_URL", "mysql://user:word@db/verbatim"),
        ("DATABASE_URL", "postgresql:///"),
        ("ADMIN_IDS", "ada"),
        ("ADMIN_IDS", "1,,2"),
        ("ADMIN_IDS", "-1"),
        ("SEEDS_DIR", "nowhere"),
        ("CONFIG_DIR", "nowhere"),
        ("LOG_LEVEL", "chatty"),
        ("UPDATES", "both"),
        ("LISTEN_HOST", "bot.example.org"),
        ("LISTEN_HOST", "127.0.0.1:80"),
        ("WEBHOOK_SECRET", "too-short"),
        ("WEBHOOK_SECRET", "with a space in the middle"),
        ("WEBHOOK_SECRET", "s" * 257),
        ("WEBHOOK_SECRET", "für-jeden-zu-erraten"),
        ("STATUS_ADDRESS", "9100"),
        ("STATUS_ADDRESS", ":9100"),
        ("STATUS_ADDRESS", "127.0.0.1"),
        ("STATUS_ADDRESS", "127.0.0.1:0"),
        ("STATUS_ADDRESS", "127.0.0.1:99999"),
        ("STATUS_ADDRESS", "::1:9100"),
        ("STATUS_ADDRESS", "http://127.0.0.1:9100"),
        ("STATUS_TOKEN", "too-short"),
        ("STATUS_TOKEN", "with a space in the middle"),
    ],
)
def test_a_wrong_value_is_named_with_what_would_be_right(name: str, value: str, place: Path) -> None:
    said = problems({name: value}, place)
    assert said.startswith(f"{name} (environment): ")
    assert "it must be" in said
    assert said.count("\n") == 0
    assert len(said) < 300


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_URL", "http://127.0.0.1:8080"),
        ("PUBLIC_URL", "http://[::1]:8080"),
        ("TELEGRAM_API_URL", "https://api.example.org/telegram"),
        ("TELEGRAM_API_URL", "https://bot.example.org/botapi"),
        ("DATABASE_URL", "postgres://db/verbatim"),
        ("PORT", ""),
        ("TELEGRAM_BOT_TOKEN", "  "),
    ],
)
def test_what_is_right_is_taken(name: str, value: str, place: Path) -> None:
    assert load_settings({name: value}, place).port == 8080


def test_all_that_is_wrong_is_said_at_once(place: Path) -> None:
    config(place, "matching.yaml", "answer: 2\nhits: many\n")
    said = problems({"PORT": "x", "LOG_LEVEL": "y"}, place).splitlines()
    assert [line.split(" ")[0] for line in said] == ["PORT", "LOG_LEVEL", "answer", "hits"]


def test_what_would_be_right_can_be_read(place: Path) -> None:
    for form in vars(forms).values():
        if isinstance(form, forms.Form):
            assert masked(form.right) == form.right
    assert "like postgresql://host/database, with user:password@ before" in problems({"DATABASE_URL": "x"}, place)


@pytest.mark.parametrize("name", ["TELEGRAM_BOT_TOKEN", "DATABASE_URL", "WEBHOOK_SECRET", "STATUS_TOKEN"])
def test_a_secret_is_never_shown(name: str, place: Path) -> None:
    assert "hush" not in problems({name: "hush-hush"}, place)
    for each in ("WEBHOOK_SECRET", "STATUS_TOKEN"):
        assert "hush" not in f"{load_settings({each: 'hush-hush-hush-hush'}, place)!r}"
    kept = load_settings({"TELEGRAM_BOT_TOKEN": TOKEN, "DATABASE_URL": "postgres://u:hush@h/d"}, place)
    assert TOKEN not in f"{kept} {kept!r} {kept.token} {kept.token!r}"
    assert "hush" not in f"{kept} {kept!r} {kept.database_url}"


@pytest.mark.parametrize(
    "name",
    [
        *("PORT", "ADMIN_IDS", "TELEGRAM_API_URL", "PUBLIC_URL", "UPDATES", "LISTEN_HOST", "STATUS_ADDRESS"),
        *("SEEDS_DIR", "CONFIG_DIR", "LOG_LEVEL", "LOG_FORMAT", "LOG_TEXTS", "WATCH_SEEDS"),
    ],
)
@pytest.mark.parametrize(
    "value",
    [
        TOKEN,
        f"a note of some length that ends close to where a long value is cut {TOKEN}",
        f"http://127.0.0.1/bot{TOKEN}",
        f"http://127.0.0.1/bot{TOKEN.replace(':', '%3A')}",
        "http://ada:AAabcdef@127.0.0.1:8081",
        "https://ada:AAabcdef:@AAabcdef@bot.example.org/",
        "postgresql://ada:AAabcdef@db/verbatim",
    ],
)
def test_a_secret_in_the_wrong_place_is_masked(name: str, value: str, place: Path) -> None:
    said = problems({name: value}, place)
    assert said.startswith(f"{name} (environment): ")
    assert "AAabcdef" not in said


def test_a_token_in_a_file_of_settings_is_masked(place: Path) -> None:
    config(place, "matching.yaml", f"answer: {TOKEN}\n'{TOKEN}': 1\n")
    assert "AAabc" not in problems({}, place)


def test_only_what_talks_to_telegram_needs_the_token(place: Path) -> None:
    with pytest.raises(SettingsError, match=r"^TELEGRAM_BOT_TOKEN \(environment\): it is not set; .*@BotFather"):
        token_of(load_settings({}, place))
    assert token_of(load_settings({"TELEGRAM_BOT_TOKEN": TOKEN}, place)).value == TOKEN


@pytest.mark.parametrize(
    "line",
    [
        "PORT=81",
        "export PORT=81",
        "  PORT = 81",
        "PORT='81'",
        'PORT="81" # the door',
        "PORT=81 # the door",
        "# the door\n\nPORT=81",
        "\ufeffPORT=81",
        "PORT=1\nPORT=81",
    ],
)
def test_a_line_of_dotenv_sets_what_the_environment_does_not(line: str, place: Path) -> None:
    (place / ".env").write_text(line, "utf-8")
    assert load_settings({}, place).port == 81
    assert load_settings({"PORT": ""}, place).port == 81
    assert load_settings({"PORT": "82"}, place).port == 82


def test_the_example_of_dotenv_sets_nothing(place: Path) -> None:
    (place / ".env").write_text((CONFIG.parent / ".env.example").read_text("utf-8"), "utf-8")
    assert load_settings({}, place) == Settings(seeds_dir=place / "seeds", config_dir=place / "config")


def test_a_wrong_line_of_dotenv_is_named_but_not_shown(place: Path) -> None:
    (place / ".env").write_text(f"PORT=x\n{TOKEN}\n", "utf-8")
    said = problems({}, place)
    assert "PORT (.env, line 1): “x” is not right" in said
    assert ".env (.env, line 2): this is not a setting; a line must be NAME=value" in said
    assert TOKEN not in said


def test_every_limit_and_every_telegram_setting_can_be_configured(place: Path) -> None:
    config(place, "matching.yaml", "answer: 0.5\nchoice: 0.2\nchoices: 3\nhits: 5\n")
    settings = load_settings({}, place)
    assert settings.limits == Limits(answer=0.5, choice=0.2, choices=3, hits=5)
    names = [field.name for field in fields(Telegram)]
    config(place, "telegram.yaml", "".join(f"{name}: wrong\n" for name in names))
    assert [line.split(" ")[0] for line in problems({}, place).splitlines()] == names


@pytest.mark.parametrize("word", ["no", "off", "false", "No", '"no"'])
def test_no_means_no(word: str, place: Path) -> None:
    config(place, "telegram.yaml", f"group_hello: {word}\n")
    assert not load_settings({}, place).telegram.group_hello


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("anser: 0.5", r"anser \(.*matching\.yaml, line 1\): there is no such setting; did you mean answer\?"),
        ("zebra: 0.5", r"zebra \(.*\): there is no such setting; there are answer, choice, choices, hits"),
        ("answer: 1.01", r"“1\.01” is not right; it must be a number from 0 to 1"),
        ("answer: nan", "“nan” is not right"),
        ("answer: 1e-1", "“1e-1” is not right"),
        ("choices: 1", "a whole number from 2 to 8"),
        ("answer: 0.5\n\nanswer: 0.6", r"answer \(.*line 3\): it is set twice"),
        ("answer:\n  least: 0.5", r"answer \(.*line 1\): it must be one value on one line"),
        ("answer: [0.5]", "it must be one value on one line"),
        ("? [a]\n: 1", "it must be one value on one line"),
        ("- answer", "lines must be like “name: value”"),
        ("answer", "lines must be like “name: value”"),
        ("answer: 0.5\n  choice: [", r"matching\.yaml, line 2\): this is not YAML"),
        ("answer: *other", "this is not YAML"),
        (
            "answer: 0.2\nchoice: 0.3",
            r"choice \(.*line 2\): a choice needs to be surer \(0\.3\) than an answer \(0\.2\)",
        ),
        ("answer: 0.1", r"choice \(.*line 1\): a choice needs to be surer"),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_its_line(text: str, said: str, place: Path) -> None:
    config(place, "matching.yaml", text)
    assert re.search(said, problems({}, place))


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "answer:\n", "\ufeffhits: 7\n"])
def test_a_file_need_not_set_anything(text: str, place: Path) -> None:
    config(place, "matching.yaml", text)
    assert load_settings({}, place).limits == Limits()


def test_unreadable_files_are_named(place: Path) -> None:
    (place / "config" / "matching.yaml").write_bytes(b"answer: \xff\xfe")
    (place / "config" / "telegram.yaml").write_bytes(b"#" * 1_000_001)
    said = problems({}, place)
    assert "matching.yaml (" in said
    assert "it is not UTF-8 text" in said
    assert "the file is larger than 1000000 bytes" in said


def test_a_file_that_nobody_reads_is_a_mistake(place: Path) -> None:
    config(place, "matchin.yml", "answer: 0.5")
    assert "there is no such file of settings; did you mean matching.yaml?" in problems({}, place)


@pytest.mark.parametrize("name", ["matching.yaml", "telegram.yaml"])
def test_the_shipped_files_show_the_usual_values(name: str, place: Path) -> None:
    text = (CONFIG / name).read_text("utf-8")
    assert load_settings({"CONFIG_DIR": str(CONFIG)}, place).limits == Limits()
    shown = re.findall(r"^# (\w+: \S+)$", text, re.MULTILINE)
    expected = Limits if name == "matching.yaml" else Telegram
    assert [line.split(":")[0] for line in shown] == [field.name for field in fields(expected)]
    config(place, name, "\n".join(shown))
    settings = load_settings({}, place)
    assert (settings.limits, settings.telegram) == (Limits(), Telegram())


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("SEEDS=elsewhere", "SEEDS_DIR"),
        ("TELEGRAM_TOKEN=x", "TELEGRAM_BOT_TOKEN"),
        ("BOT_TOKEN=x", "TELEGRAM_BOT_TOKEN"),
        ("port=81", "PORT"),
        ("LOGLEVEL=debug", "LOG_LEVEL"),
        ("PUBLICURL=https://bot.example.org", "PUBLIC_URL"),
    ],
)
def test_a_name_in_dotenv_that_looks_mistyped_is_doubted(line: str, meant: str, place: Path) -> None:
    (place / ".env").write_text(f"\n{line}\n", "utf-8")
    (doubt,) = load_settings({}, place).doubts
    name = line.partition("=")[0]
    assert str(doubt) == f"{name} (.env, line 2): there is no such setting; did you mean {meant}?"


@pytest.mark.parametrize(
    "name",
    ["FOO", "HOME", "PATH", "LANG", "TELEGRAM_API_ID", "TELEGRAM_API_HASH", "HTTP_PROXY", "COMPOSE_PROJECT_NAME"],
)
def test_names_of_other_programs_are_left_alone(name: str, place: Path) -> None:
    (place / ".env").write_text(f"{name}=x\n", "utf-8")
    assert load_settings({name: "x"}, place).doubts == ()


def test_in_the_environment_only_what_is_nearly_the_same_is_doubted(place: Path) -> None:
    assert load_settings({"SEEDS": "x", "TRANSPORT": "x", "DATABASE": "x"}, place).doubts == ()
    assert [each.name for each in load_settings({"PUBLIC_URI": "x"}, place).doubts] == ["PUBLIC_URI"]


@pytest.mark.parametrize("address", ["https://bot.example.org:8080", "https://bot.example.org:444/verb"])
def test_a_port_that_telegram_never_calls_is_refused_where_it_is_to_call(address: str, place: Path) -> None:
    said = problems({"PUBLIC_URL": address}, place)
    assert said.startswith("PUBLIC_URL (environment): Telegram calls webhooks on port 443, 80, 88 or 8443 only")
    for other in ({"UPDATES": "polling"}, {"TELEGRAM_API_URL": "http://127.0.0.1:8081"}):
        assert load_settings({"PUBLIC_URL": address} | other, place).public_url == address


@pytest.mark.parametrize("port", ["", ":443", ":80", ":88", ":8443"])
def test_a_port_that_telegram_calls_is_right(port: str, place: Path) -> None:
    assert load_settings({"PUBLIC_URL": f"https://bot.example.org{port}"}, place).doubts == ()


@pytest.mark.parametrize("host", ["192.0.2.7", "[2001:db8::7]"])
def test_an_address_of_numbers_is_doubted_where_telegram_is_to_call(host: str, place: Path) -> None:
    (doubt,) = load_settings({"PUBLIC_URL": f"https://{host}"}, place).doubts
    assert "only if its certificate is made out to those numbers" in str(doubt)
    assert load_settings({"PUBLIC_URL": f"https://{host}", "UPDATES": "polling"}, place).doubts == ()
