import pytest

from bot.app import Parts
from bot.simulator.server import Simulator
from tests.handlers.running import is_quoted, running


async def announced(telegram: Simulator, parts: Parts) -> None:
    """Wait for all that the bot tells Telegram at its start."""
    async with running(telegram, parts):
        await telegram.wait_until(lambda: len(telegram.calls("setMyShortDescription")) == 2)
        await telegram.until_idle()


@pytest.mark.parametrize("scope", ["all_private_chats", "all_group_chats"])
@pytest.mark.parametrize(("code", "language"), [("", "en"), ("ru", "ru")])
async def test_the_command_menu_is_set(telegram: Simulator, parts: Parts, scope: str, code: str, language: str) -> None:
    await announced(telegram, parts)
    assert telegram.commands(scope, code) == dict(parts.replies.suggested_commands(language))
    assert telegram.commands() == {}
    assert telegram.refusals == []


async def test_the_profile_is_set_in_both_languages(telegram: Simulator, parts: Parts) -> None:
    await announced(telegram, parts)
    english, russian = parts.replies.profile("en"), parts.replies.profile("ru")
    assert telegram.profile["description"] == {"": english.description, "ru": russian.description}
    assert telegram.profile["short_description"] == {"": english.short_description, "ru": russian.short_description}


@pytest.mark.parametrize("method", ["setMyCommands", "setMyDescription"])
async def test_the_bot_answers_though_its_menu_could_not_be_set(
    telegram: Simulator, parts: Parts, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.faults.flood(method, times=4, retry_after=3600)
    ada = telegram.user("Ada")
    async with running(telegram, parts):
        await telegram.wait_until(lambda: len(telegram.calls("setMyShortDescription")) == 2)
        telegram.say(ada, "/assad")
        assert is_quoted(await telegram.next_message(telegram.private(ada)), parts)
    assert any("could not be set" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize(
    ("reads_all", "inline", "said"),
    [
        (False, True, "privacy mode is on); inline mode is on"),
        (True, True, "privacy mode is off); inline mode is on"),
        (False, False, "privacy mode is on); inline mode is off (BotFather: /setinline)"),
    ],
)
async def test_the_log_says_what_works(  # noqa: PLR0917 (fixtures)
    telegram: Simulator, parts: Parts, reads_all: bool, inline: bool, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    telegram.bot.can_read_all_group_messages = reads_all
    telegram.bot.supports_inline_queries = inline
    async with running(telegram, parts):
        assert any(said in record.getMessage() for record in caplog.records)


async def test_without_inline_mode_no_button_shares(telegram: Simulator, parts: Parts) -> None:
    telegram.bot.supports_inline_queries = False
    ada = telegram.user("Ada")
    async with running(telegram, parts):
        telegram.say(ada, "/assad")
        answer = await telegram.next_message(telegram.private(ada))
    assert answer.buttons
    assert all(button.kind != "switch_inline_query" for button in answer.buttons)
    assert telegram.refusals == []
