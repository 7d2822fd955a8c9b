"""Updates as they come from Telegram: one that the library can't read holds up no other."""

import logging
from typing import Any

from telegram import Update
from telegram.error import NetworkError

from bot.app.connection import Connection
from bot.handlers.errors import trace_of

_LOG = logging.getLogger(__name__)


class Updates(Connection):
    """The connection that updates are fetched over.

    python-telegram-bot reads all that come in one answer together. It fails at all of them for the sake of one, doesn't
    say which, and is given the same again: so each is tried by itself before.
    """

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The body as an object, with updates in it that can be read."""
        parsed = Connection.parse_json_payload(payload)
        if isinstance(found := parsed.get("result"), list):
            parsed["result"] = [readable(each) for each in found]
        return parsed


def readable(raw: Any) -> dict[str, Any]:
    """The update, or an empty one of the same id where it can't be read. Raises NetworkError where it has no id."""
    if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
        raise NetworkError("the server sent something that is no update")
    try:
        Update.de_json(raw, None)
    except Exception as error:  # noqa: BLE001 (whatever the library stumbles over)
        _LOG.error("update %s can't be read, and is passed over: %s", raw["update_id"], trace_of(error))
        return {"update_id": raw["update_id"]}
    return raw
