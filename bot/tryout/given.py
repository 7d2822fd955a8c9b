"""What the page sends, read with care: it may come from anywhere on this machine."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.requests import Request

MOST_BYTES = 65_536
"""Of a request's body: far more than the longest message."""


class RefusedError(Exception):
    """A request that nothing is done for."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, slots=True)
class Given:
    """The fields of a JSON object. Each method raises RefusedError where its field is missing or of another kind."""

    fields: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A text, without what UTF-8 can't say."""
        found = self.fields.get(name)
        if not isinstance(found, str) or not _is_unicode(found):
            raise RefusedError(HTTPStatus.BAD_REQUEST, f"{name} must be a text")
        return found

    def number(self, name: str) -> int:
        """A whole number."""
        found = self.fields.get(name)
        if not isinstance(found, int) or isinstance(found, bool):
            raise RefusedError(HTTPStatus.BAD_REQUEST, f"{name} must be a whole number")
        return found

    def has(self, name: str) -> bool:
        """Whether the field is there; null is as good as not there."""
        return self.fields.get(name) is not None


async def given(request: Request) -> Given:
    """The body as an object. Raises RefusedError where it is too long, or none."""
    try:
        found = json.loads(await _body(request))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "the body must be a JSON object")
    return Given(found)


async def _body(request: Request) -> bytes:
    """The body, read to its end, so that the sender gets to see the refusal of one that is too long."""
    body, length = bytearray(), 0
    async for chunk in request.stream():
        length += len(chunk)
        if length <= MOST_BYTES:
            body += chunk
    if length > MOST_BYTES:
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is longer than {MOST_BYTES} bytes")
    return bytes(body)


def _is_unicode(text: str) -> bool:
    """JSON can hold halves of surrogate pairs."""
    return not any("\ud800" <= each <= "\udfff" for each in text)
