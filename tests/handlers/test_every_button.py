from bot.app import Parts
from bot.simulator.model import Message
from bot.simulator.server import Simulator
from tests.handlers.running import is_quoted, running

STARTS = ("/assad", "/topics", "/speakers", "/sources", "/help", "sourdough bread", "lavrov on usa")


def callbacks(message: Message) -> list[str]:
    return [button.value for button in message.buttons if button.kind == "callback_data"]


async def press(telegram: Simulator, parts: Parts, message: Message, data: str) -> None:
    """Press a button of a private chat's message, and wait until the message shows what that leads to."""
    assert message.chat.user
    tried = message.edits + len(telegram.refusals)
    pressed = await telegram.answer_to(telegram.press_data(message.chat.user, message, data))
    assert pressed.notice is None, data
    if (shown := parts.replies.to_press(data, "en").rendered) is not None:
        await telegram.wait_until(lambda: message.edits + len(telegram.refusals) > tried)
        assert message.text == shown.text, data


async def test_every_button_of_every_screen_works(telegram: Simulator, parts: Parts) -> None:
    """Walks through what buttons lead to, from the answers and menus that a chat begins with."""
    ada = telegram.user("Ada")
    seen: set[str] = set()
    async with running(telegram, parts, messages_per_second=1000):
        for start in STARTS:
            telegram.say(ada, start)
            message = await telegram.next_message(telegram.private(ada))
            todo = callbacks(message)
            while todo and len(seen) < 300:
                data = todo.pop()
                if data in seen:
                    continue
                seen.add(data)
                await press(telegram, parts, message, data)
                assert not message.marked("blockquote") or is_quoted(message, parts), data
                todo += callbacks(message)
    assert len(seen) > 50
    assert [refusal for refusal in telegram.refusals if "not modified" not in refusal.description] == []
