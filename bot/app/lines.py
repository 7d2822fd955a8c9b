"""How a line of the log reads: text for people, JSON for programs, secrets in neither."""

import datetime as dt
import json
import logging
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from bot.app.handling import current, kind_of, text_of

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""What steers a terminal or ends a line, but for tabs and line feeds."""


class Line(logging.Formatter):
    """A record's fields, with what is known of the update in hand; forms differ in how they write them."""

    def __init__(self, secrets: Iterable[str] = (), *, texts: bool = False) -> None:
        """`texts` says whether to tell what people write."""
        super().__init__()
        self._masks = sorted({form for secret in secrets for form in _written(secret)}, key=len, reverse=True)
        self._texts = texts

    def format(self, record: logging.LogRecord) -> str:
        """The line, without a line feed at its end."""
        line = self.written(self._fields(record))
        for mask in self._masks:
            line = line.replace(mask, "***")
        return line

    def written(self, fields: dict[str, Any]) -> str:
        """The fields as a line: time, level, logger, message, and of the others those that there are."""
        raise NotImplementedError

    def _fields(self, record: logging.LogRecord) -> dict[str, Any]:
        message, _, rest = _message(record).partition("\n")
        trace = self.formatException(record.exc_info) if record.exc_info else ""
        fields = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC),
            "level": record.levelname,
            "logger": record.name,
            "message": message,
            **self._of_update(),
            "outcome": getattr(record, "outcome", None),
            "detail": "\n".join(part for part in (rest, trace, record.stack_info) if part),
        }
        return {name: value for name, value in fields.items() if value not in {None, ""} or name == "message"}

    def _of_update(self) -> dict[str, Any]:
        now = current()
        if now is None:
            return {}
        known = {"update_id": now.update.update_id, "kind": kind_of(now.update), "milliseconds": now.milliseconds}
        return {**known, "text": text_of(now.update)} if self._texts else known


class Json(Line):
    """One JSON object a record, in ASCII, so that nothing in it ends the line."""

    def written(self, fields: dict[str, Any]) -> str:
        """The object; `time` is in UTC, `detail` what stands below a message's first line: a traceback, findings."""
        time = fields["time"].isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return json.dumps({**fields, "time": time})


class Text(Line):
    """A line as one reads it on a terminal, with the local time; details stand below it."""

    def written(self, fields: dict[str, Any]) -> str:
        """The line; control characters are escaped."""
        time = fields["time"].astimezone().strftime("%Y-%m-%d %H:%M:%S")
        line = f"{time} {fields['level']:<7} {fields['logger']}: {_about(fields)}{fields['message']}"
        if "milliseconds" in fields:
            line += f" ({fields['milliseconds']:g} ms)"
        if "text" in fields:
            line += f" {json.dumps(fields['text'], ensure_ascii=False)}"
        return _CONTROLS.sub(_escaped, "\n".join(filter(None, (line, fields.get("detail")))))


def _about(fields: dict[str, Any]) -> str:
    return f"update {fields['update_id']}, {fields['kind']}: " if "update_id" in fields else ""


def _message(record: logging.LogRecord) -> str:
    """The message with its values in place; a wrong format string or value must not stop the program."""
    try:
        return record.getMessage()
    except Exception as error:  # noqa: BLE001 (a value's own __str__ may fail with anything)
        return f"{record.msg!r} with values that don't fit: {type(error).__name__}"


def _written(secret: str) -> set[str]:
    """The ways in which a secret may come to stand in a line."""
    return {secret, quote(secret, safe=""), json.dumps(secret)[1:-1], repr(secret)[1:-1]} - {""}


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")
