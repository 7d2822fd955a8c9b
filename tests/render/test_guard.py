"""What the last look before sending refuses."""

import pytest

from bot.render.guard import VerbatimError, guard
from bot.render.message import Button, Copy, Press, Quotation, Rendered, Style, StyledSpan
from tests.libraries import PIER, pier

WORDS = "The old pier was closed in 2019."
AT = PIER.index(WORDS)
TRUE = Quotation(6, 6 + len(WORDS), "pier", AT, AT + len(WORDS))
TEXT = f"Look: {WORDS}"


def test_a_true_quotation_passes() -> None:
    rendered = Rendered(
        TEXT,
        (StyledSpan(0, 5, Style.BOLD), StyledSpan(TRUE.start, TRUE.end, Style.QUOTE)),
        ((Button("Copy", Copy(WORDS)), Button("Back", Press("1n"))),),
        (TRUE,),
    )
    assert guard(rendered, pier()) is rendered


@pytest.mark.parametrize(
    ("rendered", "what"),
    [
        (Rendered(TEXT.replace("pier", "Pier"), (), (), (TRUE,)), "not what the article says"),
        (Rendered(TEXT.replace("2019.", "2019"), (), (), (TRUE,)), "not what the article says"),
        (Rendered(TEXT.replace("old pier", "old\u00a0pier"), (), (), (TRUE,)), "not what the article says"),
        (Rendered(TEXT, (), (), (Quotation(6, 37, "pier", AT + 1, AT + 32),)), "not what the article says"),
        (Rendered(TEXT, (), (), (Quotation(6, 6, "pier", 3, 3),)), "not what the article says"),
        (Rendered(TEXT, (), (), (Quotation(-1, 38, "pier", -1, 5),)), "not what the article says"),
        (Rendered(TEXT, (), (), (Quotation(6, 38, "quay", AT, AT + 32),)), "no article is called"),
        (Rendered(TEXT, (StyledSpan(0, 5, Style.QUOTE),), (), (TRUE,)), "styled as a quotation"),
        (Rendered(TEXT, (StyledSpan(6, 37, Style.LONG_QUOTE),), (), (TRUE,)), "styled as a quotation"),
        (Rendered(TEXT, (), ((Button("Copy", Copy("The pier was closed.")),),), (TRUE,)), "a button copies"),
    ],
)
def test_anything_else_is_stopped(rendered: Rendered, what: str) -> None:
    with pytest.raises(VerbatimError, match=what):
        guard(rendered, pier())


def test_the_error_carries_both_wordings() -> None:
    with pytest.raises(VerbatimError) as caught:
        guard(Rendered(TEXT.replace("2019", "2018"), (), (), (TRUE,)), pier())
    assert caught.value.shown == WORDS.replace("2019", "2018")
    assert caught.value.source == WORDS
