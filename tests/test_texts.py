"""The locale files and how texts are made of them."""

import ast
import re
import shutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

from bot.library.models import Kind
from bot.matching.decision import Because, Why
from bot.render.commands import OFFERED
from bot.render.limits import (
    DESCRIPTION_CHARACTERS,
    MENU_DESCRIPTION_CHARACTERS,
    NOTICE_CHARACTERS,
    SHORT_DESCRIPTION_CHARACTERS,
)
from bot.texts import Texts

BOT = Path(__file__).resolve().parent.parent / "bot"
TEXTS = Texts.load()
_SAID = re.compile(r"""\bsay\((?:each, )?["']([\w.]+)["']( \+)?""")
"""A key said in a template, and whether a word of it is left open."""
TRANSLATED = [language for language in TEXTS.languages if language != "en"]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def placeholders_of(language: str, key: str) -> set[str]:
    text = TEXTS.by_language[language][key]
    return placeholders(text) if isinstance(text, str) else {"count"}.union(*map(placeholders, text.values()))


def keys_in_code() -> Iterator[re.Pattern[str]]:
    """A pattern for every key that the code says: f-strings leave a word open."""
    for path in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
                for argument in node.args if called in {"say", "note"} else ():
                    yield from _patterns(argument)
    for path in BOT.rglob("*.html"):
        for key, is_open in _SAID.findall(path.read_text("utf-8")):
            yield re.compile(re.escape(key) + (r"\w+" if is_open else ""))


def _patterns(argument: ast.expr) -> Iterator[re.Pattern[str]]:
    if isinstance(argument, ast.Constant) and re.fullmatch(r"\w+(\.\w+)+", str(argument.value)):
        yield re.compile(re.escape(str(argument.value)))
    if isinstance(argument, ast.JoinedStr):
        parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+" for part in argument.values]
        if re.match(r"\w+\\\.", parts[0]):
            yield re.compile("".join(parts))


def test_english_and_russian_are_spoken() -> None:
    assert {"en", "ru"} <= set(TEXTS.languages)
    assert TEXTS.languages[0] == "en"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_has_the_keys_of_english(language: str) -> None:
    assert TEXTS.by_language[language].keys() == TEXTS.by_language["en"].keys()


@pytest.mark.parametrize("key", TEXTS.by_language["en"])
@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_has_the_placeholders_of_english(language: str, key: str) -> None:
    assert placeholders_of(language, key) - {"count"} == placeholders_of("en", key) - {"count"}


@pytest.mark.parametrize("language", TEXTS.languages)
def test_what_depends_on_a_number_has_every_plural_form(language: str) -> None:
    forms = {key: set(text) for key, text in TEXTS.by_language[language].items() if not isinstance(text, str)}
    assert forms
    assert forms == {key: {*Locale.parse(language).plural_form.tags, "other"} for key in forms}


def test_another_language_joins_by_one_file(tmp_path: Path) -> None:
    shutil.copytree(BOT / "locales", tmp_path, dirs_exist_ok=True)
    english = (tmp_path / "en.yaml").read_text("utf-8")
    (tmp_path / "fi.yaml").write_text(english.replace("Which of these do you mean?", "Mitä tarkoitat?"), "utf-8")
    texts = Texts.load(tmp_path)
    assert texts.languages == ("en", "fi", "ru")
    assert texts.best("fi-FI") == "fi"
    assert texts.say("fi", "choices.title") == "Mitä tarkoitat?"
    assert texts.say("fi", "sources.title", count=2) == "Sources: 2 articles"
    assert texts.date("fi", "2017-04") == "huhtikuu 2017"


def test_every_key_in_the_code_exists() -> None:
    patterns = set(keys_in_code())
    assert len(patterns) > 50
    assert [each.pattern for each in patterns if not any(map(each.fullmatch, TEXTS.by_language["en"]))] == []


def test_no_key_is_unused() -> None:
    patterns = set(keys_in_code())
    assert [key for key in TEXTS.by_language["en"] if not any(each.fullmatch(key) for each in patterns)] == []


@pytest.mark.parametrize(
    ("prefix", "names"),
    [("kind", Kind), ("nothing", Because), ("suggest", Because), ("why", Why), ("command", OFFERED)],
)
def test_there_is_a_text_for_every_case(prefix: str, names: type[StrEnum] | tuple[str, ...]) -> None:
    assert {f"{prefix}.{name}" for name in names} <= TEXTS.by_language["en"].keys()


@pytest.mark.parametrize("language", TEXTS.languages)
@pytest.mark.parametrize(
    ("prefix", "most"),
    [
        ("command.", MENU_DESCRIPTION_CHARACTERS),
        ("profile.short", SHORT_DESCRIPTION_CHARACTERS),
        ("profile.description", DESCRIPTION_CHARACTERS),
        ("notice.", NOTICE_CHARACTERS),
        ("note.failed", NOTICE_CHARACTERS),
    ],
)
def test_what_telegram_limits_is_short_enough(language: str, prefix: str, most: int) -> None:
    found = [text for key, text in TEXTS.by_language[language].items() if key.startswith(prefix)]
    assert found
    assert [text for text in found if len(text) > most] == []


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("ru", "ru"),
        ("ru-RU", "ru"),
        ("ru_RU", "ru"),
        ("RU", "ru"),
        ("en-GB", "en"),
        ("de", "en"),
        ("rus", "en"),
        ("", "en"),
        (None, "en"),
        ("-", "en"),
    ],
)
def test_the_best_language_follows_the_tag(tag: str | None, language: str) -> None:
    assert TEXTS.best(tag) == language


@pytest.mark.parametrize(
    ("language", "date", "said"),
    [
        ("en", "2017-04-12", "12 April 2017"),
        ("en", "2017-04", "April 2017"),
        ("en", "2017", "2017"),
        ("ru", "2017-04-12", "12 апреля 2017"),
        ("ru", "2017-04", "апрель 2017"),
        ("ru", "2017", "2017"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(language: str, date: str, said: str) -> None:
    assert TEXTS.date(language, date) == said


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "Sources: one article"),
        ("en", 0, "Sources: 0 articles"),
        ("en", 21, "Sources: 21 articles"),
        ("ru", 1, "Источники: 1 статья"),
        ("ru", 21, "Источники: 21 статья"),
        ("ru", 2, "Источники: 2 статьи"),
        ("ru", 5, "Источники: 5 статей"),
        ("ru", 11, "Источники: 11 статей"),
        ("ru", 112, "Источники: 112 статей"),
    ],
)
def test_the_plural_form_fits_the_number(language: str, count: int, said: str) -> None:
    assert TEXTS.say(language, "sources.title", count=count) == said


@pytest.mark.parametrize(
    ("key", "values"), [("no.such.key", {}), ("answer.part", {"part": 1}), ("sources.title", {}), ("answer", {})]
)
def test_an_unknown_key_or_a_missing_value_is_an_error(key: str, values: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        TEXTS.say("en", key, **values)


def test_braces_in_a_value_are_left_alone() -> None:
    assert TEXTS.say("en", "answer.speaker", person="{evil} {0}") == "— {evil} {0}"
