"""Blotting secrets out of texts, wherever somebody has put them by mistake."""

import re

_TOKEN = re.compile(r"\d{3,20}(?::|%3[Aa])[A-Za-z0-9_-]{20,}")
"""A bot's token, also as part of an address."""
_LOGIN = re.compile(r"(?<=://)[^\s/?#]+(?=@)")
"""The user and password of an address."""
STARS = "***"


def masked(text: str) -> str:
    """The text without tokens of bots and without users and passwords in addresses."""
    return _LOGIN.sub(STARS, _TOKEN.sub(STARS, text))
