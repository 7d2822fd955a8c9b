"""What the bot says in its own voice, in each language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """The locale files, read once."""

    by_language: Mapping[str, Mapping[str, str | Mapping[str, str]]]
    """Language -> dotted key -> text, or texts by plural form."""

    @classmethod
    def load(cls) -> "Texts":
        """All languages of bot/locales."""
        raise NotImplementedError

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the bot speaks, English first."""
        raise NotImplementedError

    def best(self, language_code: str | None) -> str:
        """The language to speak with a person whose app is set to this IETF tag ("ru", "en-GB", None)."""
        raise NotImplementedError

    def say(self, language: str, key: str, **values: object) -> str:
        """The text at `key` with its placeholders filled; `count` picks the plural form.

        Raises KeyError where there is no such key, or a placeholder has no value.
        """
        raise NotImplementedError

    def date(self, language: str, date: str) -> str:
        """A date as precise as it is given: "2017-04" -> "April 2017"."""
        raise NotImplementedError
