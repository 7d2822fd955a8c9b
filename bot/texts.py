"""What the bot says in its own voice, in each language.

To add a language, add one file: bot/locales/<its two or three letters>.yaml, with the keys and placeholders of en.yaml
and, where a text depends on a number, one form for each of the language's plural categories. The tests name what is
missing; nothing else has to be changed.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

Plural = Mapping[str, str]
"""The same text by plural form: "one", "few", "many", "other" (CLDR)."""

_LOCALES = files("bot.locales")
_PRECISION = ("year", "month", "day")
_FORMS = {"zero", "one", "two", "few", "many", "other"}
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Texts:
    """The locale files, read once."""

    by_language: Mapping[str, Mapping[str, str | Plural]]
    """Language -> dotted key -> text, or texts by plural form."""

    @classmethod
    def load(cls, folder: Traversable = _LOCALES) -> "Texts":
        """All languages that the folder has a file for."""
        found = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
        return cls({file.name.removesuffix(".yaml"): _read(file) for file in found})

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the bot speaks, English first."""
        return tuple(sorted(self.by_language, key=lambda language: (language != "en", language)))

    def known(self, tag: str) -> str | None:
        """The language of this IETF tag or POSIX locale ("ru", "en-GB", "ru_RU"), if the bot speaks it."""
        primary = tag.replace("_", "-").partition("-")[0].lower()
        return primary if primary in self.by_language else None

    def best(self, tag: str | None) -> str:
        """The language to speak with a person whose app is set to this tag."""
        return self.known(tag or "") or self.languages[0]

    def say(self, language: str, key: str, **values: object) -> str:
        """The text at `key` with its placeholders filled; `count` picks the plural form.

        Raises KeyError where there is no such key, or a placeholder has no value.
        """
        text = self.by_language[language][key]
        if not isinstance(text, str):
            text = text[_plural_form(language, values["count"])]
        return text.format_map(values)

    def date(self, language: str, date: str) -> str:
        """A date as precise as it is given: "2017-04" -> "April 2017"."""
        from babel.dates import format_date

        parts = [int(part) for part in date.split("-")]
        pattern = self.say(language, f"date.{_PRECISION[len(parts) - 1]}")
        return format_date(dt.date(*[*parts, 1, 1][:3]), pattern, locale=language)


def _read(file: Traversable) -> dict[str, str | Plural]:
    """A locale file with its nested keys made dotted; every value is text, as in seeds."""
    return dict(_flat(yaml.load(file.read_text("utf-8"), Loader=_Loader)))  # noqa: S506 (BaseLoader makes nothing but text)


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str | Plural]]:
    for key, value in tree.items():
        if isinstance(value, str) or set(value) <= _FORMS:
            yield prefix + key, value
        else:
            yield from _flat(value, f"{prefix}{key}.")


def _plural_form(language: str, count: object) -> str:
    from babel import Locale

    if not isinstance(count, int):
        raise KeyError("count")
    return str(Locale.parse(language).plural_form(count))
