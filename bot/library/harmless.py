"""Make texts of others safe to print: an article's title must not move the cursor or ring the bell."""

_CONTROL = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(32), *range(127, 160)) if code not in {9, 10}}
"""Characters that could steer a terminal, but for tabs and line breaks."""


def harmless(text: str) -> str:
    """The text with one visible character for each that could steer a terminal, so that offsets stay."""
    return text.translate(_CONTROL)
