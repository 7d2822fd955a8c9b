import logging
from collections.abc import Callable

import pytest
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.handlers.errors import described, is_gone, is_too_late, is_unchanged, is_without_inline, log_failure, severity
from bot.render.guard import VerbatimError


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (Forbidden("bot was blocked by the user"), logging.INFO),
        (Forbidden("bot was kicked from the supergroup chat"), logging.INFO),
        (BadRequest("Not enough rights to send text messages to the chat"), logging.INFO),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), logging.INFO),
        (BadRequest("TOPIC_CLOSED"), logging.INFO),
        (BadRequest("Message thread not found"), logging.INFO),
        (RetryAfter(61), logging.WARNING),
        (NetworkError("hung up"), logging.WARNING),
        (TimedOut(), logging.WARNING),
        (BadRequest("BUTTON_DATA_INVALID"), logging.ERROR),
        (Conflict("odd"), logging.ERROR),
        (TelegramError("odd"), logging.ERROR),
    ],
)
def test_how_much_an_operator_has_to_care(error: TelegramError, expected: int) -> None:
    assert severity(error) == expected
    assert "\n" not in described(error)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (is_unchanged, "Message is not modified: specified new message content is exactly the same"),
        (is_gone, "Message to edit not found"),
        (is_gone, "Message can't be edited"),
        (is_gone, "MESSAGE_ID_INVALID"),
        (is_gone, "Message to delete not found"),
        (is_gone, "Message can't be deleted for everyone"),
        (is_without_inline, "BUTTON_TYPE_INVALID"),
        (is_too_late, "Query is too old and response timeout expired or query id is invalid"),
    ],
)
def test_refusals_that_are_no_errors_are_known(question: Callable[[TelegramError], bool], words: str) -> None:
    assert question(BadRequest(words))
    assert not question(NetworkError(words))
    assert not question(BadRequest("BUTTON_DATA_INVALID"))


def test_an_error_of_ours_is_told_with_its_place_and_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    for error in (KeyError("sesame"), VerbatimError("a passage", "a word")):
        try:
            raise error
        except (KeyError, VerbatimError) as raised:
            log_failure(raised)
    key, verbatim = caplog.messages
    assert key.startswith("KeyError\n")
    assert "test_errors.py" in key
    assert "sesame" not in key
    assert "a passage" in verbatim
