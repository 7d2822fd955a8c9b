"""What can't be answered in full: people who are not quoted, two subjects at once."""

import pytest

from bot.app import Parts
from bot.simulator.model import Message
from bot.simulator.server import Simulator
from tests.handlers.running import is_quoted

pytestmark = pytest.mark.usefixtures("bot")


async def told(telegram: Simulator, text: str, language: str = "en") -> Message:
    ada = telegram.user("Ada", language_code=language)
    telegram.say(ada, text)
    return await telegram.next_message(telegram.private(ada))


async def pressed(telegram: Simulator, message: Message, label: str) -> Message:
    """The same message after a press on the button with this label."""
    assert message.chat.user
    await telegram.answer_to(telegram.press(message.chat.user, message, label))
    return await telegram.next_edit(message)


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "Bashar Assad is mentioned, but not quoted.\n\n"),
        ("ru", "Bashar Assad: имя упоминается, но высказываний нет.\n\n"),
    ],
)
async def test_somebody_who_is_only_mentioned_gets_what_others_say(
    telegram: Simulator, parts: Parts, language: str, note: str
) -> None:
    message = await told(telegram, "assad", language)
    assert message.text.startswith(note)
    assert is_quoted(message, parts)
    assert "— Bashar Assad" not in message.text
    assert not (await pressed(telegram, message, "›")).text.startswith(note)
    assert telegram.refusals == []


@pytest.mark.parametrize(
    ("language", "note"),
    [("en", "Donald Trump is not in the article's text: "), ("ru", "Donald Trump: в тексте статьи этого имени нет, ")],
)
async def test_somebody_who_stands_only_in_captions_is_said_to_be_in_no_article(
    telegram: Simulator, parts: Parts, language: str, note: str
) -> None:
    message = await told(telegram, "trump", language)
    assert message.text.startswith(note)
    assert not message.marked("blockquote")
    assert is_quoted(await pressed(telegram, message, message.buttons[0].text), parts)
    assert telegram.refusals == []


async def test_two_subjects_are_a_press_apart(telegram: Simulator, parts: Parts) -> None:
    first = await told(telegram, "lavrov and pushkov")
    line = "Sergey Lavrov · Alexei Pushkov: no passage joins them, so each has its own page.\n\n"
    assert first.text.startswith(line + "Sergey Lavrov, ")
    assert is_quoted(first, parts)
    begun = first.text
    second = await pressed(telegram, first, "Alexei Pushkov ›")
    assert second.text.startswith(line + "Alexei Pushkov, ")
    assert is_quoted(second, parts)
    again = await pressed(telegram, second, "‹ Sergey Lavrov")
    assert again.text == begun
    listed = await pressed(telegram, again, f"Sergey Lavrov: all {len(parts.library.by_speaker('lavrov'))}")
    assert listed.text.startswith("Sergey Lavrov, ")
    assert telegram.refusals == []


async def test_two_subjects_typed_inline_stand_first(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Strangers", [ada], with_bot=False)
    offered = await telegram.results_of(telegram.type_inline(ada, "lavrov and pushkov", chat=group))
    posted = [telegram.choose(offered, result["id"], group) for result in offered.results]
    assert [name in each.text for name, each in zip(("Sergey Lavrov", "Alexei Pushkov"), posted, strict=False)] == [
        True,
        True,
    ]
    assert all(is_quoted(each, parts) for each in posted)
    assert telegram.refusals == []
