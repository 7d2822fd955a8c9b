"""Messages as lines of a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.console.paint import PLAIN, Paint, paint, wrapped
from bot.console.terminal import wants_colour
from bot.render.message import Rendered, Style, StyledSpan

COLOURED = Paint(coloured=True, harmless=True)


def lines(text: str, width: int | None) -> list[str]:
    return [text[start:end] for start, end in wrapped(text, (0, len(text)), width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, [""]),
        ("one two", None, ["one two"]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("one two three", 7, ["one two", "three"]),
        ("endlessword", 4, ["endlessword"]),
        ("a endlessword b", 4, ["a", "endlessword", "b"]),
        ("10\u00a0000 men", 6, ["10\u00a0000", "men"]),
        ("日本 語", 4, ["日本", "語"]),
        ("e\u0301e\u0301 e\u0301", 4, ["e\u0301e\u0301 e\u0301"]),
    ],
)
def test_lines_break_at_plain_spaces(text: str, width: int | None, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(st.text(st.sampled_from("ab  日\u00a0"), max_size=60), st.integers(1, 20))
def test_wrapping_loses_nothing_but_the_spaces_at_its_breaks(text: str, width: int) -> None:
    assert " ".join(lines(text, width)) == text


def test_a_quotation_has_a_bar_on_every_line() -> None:
    rendered = Rendered("Title\none two three\nend", (StyledSpan(6, 19, Style.QUOTE),))
    assert paint(rendered, PLAIN, 10) == "Title\n│ one two\n│ three\nend"


def test_what_is_bold_in_a_quotation_has_a_bar_of_its_own_where_nothing_can_look_bold() -> None:
    rendered = Rendered(
        "Title\none. two three. four\nfive",
        (StyledSpan(0, 5, Style.BOLD), StyledSpan(6, 26, Style.QUOTE), StyledSpan(11, 21, Style.BOLD)),
    )
    assert paint(rendered, PLAIN, None) == "Title\n│ one.\n> two three.\n│ four\nfive"
    assert paint(rendered, PLAIN, 8) == "Title\n│ one.\n> two\n> three.\n│ four\nfive"
    assert ">" not in paint(rendered, COLOURED, None)


def test_styles_are_coded_and_combined() -> None:
    spans = (StyledSpan(0, 7, Style.QUOTE), StyledSpan(0, 7, Style.BOLD), StyledSpan(4, 7, Style.ITALIC))
    assert paint(Rendered("one two", spans), COLOURED, None) == (
        "\x1b[34m│ \x1b[0m\x1b[1mone \x1b[0m\x1b[1;3mtwo\x1b[0m"
    )


def test_a_style_goes_on_behind_a_line_break() -> None:
    rendered = Rendered("one two", (StyledSpan(0, 7, Style.BOLD),))
    assert paint(rendered, COLOURED, 4) == "\x1b[1mone\x1b[0m\n\x1b[1mtwo\x1b[0m"


def test_a_link_shows_its_address() -> None:
    rendered = Rendered("see here.", (StyledSpan(4, 8, Style.LINK, "https://example.org"),))
    assert paint(rendered, PLAIN, None) == "see here <https://example.org>."


def test_plain_text_has_no_codes_and_stays_as_it_is() -> None:
    rendered = Rendered("a\tb\x1b[31m", (StyledSpan(0, 3, Style.BOLD),))
    assert paint(rendered, PLAIN, None) == "a\tb\x1b[31m"


def test_what_could_steer_a_terminal_is_shown_instead() -> None:
    assert paint(Rendered("a\x1b[31mb\x9bc\x00\rd"), COLOURED, None) == "a\ufffd[31mb\ufffdc\ufffd\ufffdd"


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, True),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "0"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm"}, True),
    ],
)
def test_no_color_is_respected(environ: dict[str, str], wanted: bool) -> None:
    assert wants_colour(environ) == wanted
