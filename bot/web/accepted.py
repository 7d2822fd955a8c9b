"""The language of a page: what the reader's browser asks for, of those that the bot speaks."""

import re

from bot.texts import Texts

_RANGE = re.compile(r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?", re.ASCII)
_MOST_RANGES = 32


def language_of(texts: Texts, header: str, asked: str | None = None) -> str:
    """The language asked for by name, else the best one of an Accept-Language header (RFC 9110, 12.5.4), else English.

    What of the header is malformed counts as not there.
    """
    named = texts.known(asked or "")
    if named:
        return named
    wanted = [found for each in header.split(",")[:_MOST_RANGES] if (found := _RANGE.fullmatch(each))]
    for each in sorted(wanted, key=_weight, reverse=True):
        language = texts.known(each[1])
        if language and _weight(each) > 0:
            return language
    return texts.best(None)


def _weight(found: re.Match[str]) -> float:
    return float(found[2]) if found[2] else 1.0
