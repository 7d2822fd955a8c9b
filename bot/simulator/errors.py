"""Refusals in the Bot API's own form: a code, a description, and sometimes parameters."""

# ruff: noqa: N818 - the names are the API's own words

from typing import ClassVar

from bot.simulator.model import Json


class ApiError(Exception):
    """A request that is answered with {"ok": false}.

    The description follows the API's wording where that is known; the real one puts the name of
    the code in front ("Bad Request: "), and so does this.
    """

    code: ClassVar[int]
    name: ClassVar[str]

    def __init__(self, what: str, **parameters: int) -> None:
        super().__init__(f"{self.name}: {what}" if what else self.name)
        self.parameters = parameters

    @property
    def description(self) -> str:
        """What the bot is told."""
        return str(self)

    def to_json(self) -> Json:
        """The whole answer."""
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


class BadRequest(ApiError):
    """The request is wrong."""

    code, name = 400, "Bad Request"


class Unauthorized(ApiError):
    """The token is wrong."""

    code, name = 401, "Unauthorized"


class Forbidden(ApiError):
    """The bot may not: blocked, removed, never invited."""

    code, name = 403, "Forbidden"


class NotFound(ApiError):
    """No such method."""

    code, name = 404, "Not Found"


class Conflict(ApiError):
    """Two ways of fetching updates at once."""

    code, name = 409, "Conflict"


class TooManyRequests(ApiError):
    """Flood control."""

    code, name = 429, "Too Many Requests"

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after}", retry_after=retry_after)


class NotSimulated(ApiError):
    """Telegram may well do it, but this simulator does not, and doesn't pretend to."""

    code, name = 501, "Not Implemented"

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is not simulated")
