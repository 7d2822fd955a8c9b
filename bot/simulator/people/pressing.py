"""People press inline buttons."""

from bot.simulator.model import Json, Message, User
from bot.simulator.queries import Press
from bot.simulator.rules.text import typed
from bot.simulator.views import Viewing


class Pressing(Viewing):
    """The acts of pressing."""

    def press(self, user: User, message: Message, button: str) -> Press:
        """Press the first callback button whose label is `button`, or begins with it.

        Raises LookupError (with the labels that are there) if there is no such callback button.
        """
        callbacks = [each for each in message.buttons if each.kind == "callback_data"]
        exact = [each for each in callbacks if each.text == button]
        for each in exact or [each for each in callbacks if each.text.startswith(button)]:
            return self.press_data(user, message, each.value)
        raise LookupError(f"there is no callback button {button!r}; there are {[each.text for each in callbacks]}")

    def press_data(self, user: User, message: Message, data: str) -> Press:
        """Send callback data as a changed client could: old, foreign or forged; also from a deleted message."""
        press = Press("", user, message, typed(data))
        self.world.open_query(press)
        query: Json = {"id": press.id, "from": user.to_json(), "data": data, "chat_instance": str(message.chat.id)}
        if message.deleted:
            query["message"] = {"chat": message.chat.to_json(), "message_id": message.id, "date": 0}
        elif message.inline_message_id is None:
            query["message"] = message.to_json()
        else:
            query["inline_message_id"] = message.inline_message_id
        self.world.updates.add("callback_query", query)
        self.world.change.announce()
        return press

    async def answer_to(self, press: Press, *, within: float = 5.0) -> Press:
        """Wait (at most `within` seconds) until the bot has answered a press; TimeoutError if it doesn't."""
        return await self.wait_until(lambda: press if press.answered else None, within=within)
