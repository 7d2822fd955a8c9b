"""The page's server: the page itself, what happens as events, what people do as requests, and the source pages."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.app import Parts
from bot.tryout.acts import ACTS, find_message
from bot.tryout.gate import API, HOME, Gate
from bot.tryout.given import RefusedError, given
from bot.tryout.hood import explain
from bot.tryout.news import events
from bot.tryout.stage import Stage

STATIC = Path(__file__).parent / "static"
_FRESH = {"Cache-Control": "no-cache"}
_NEVER = {"Cache-Control": "no-store"}

Handler = Callable[[Request], Awaitable[Response]]


def application(stage: Stage, current: Callable[[], Parts], port: int, beside: list[BaseRoute]) -> ASGIApp:
    """Everything on one address; `beside` are the source pages, `current` gives what answers now."""
    app = Starlette(
        routes=[*_routes(stage, current), *beside],
        exception_handlers={RefusedError: _refused},
    )
    return Gate(app, port)


def _routes(stage: Stage, current: Callable[[], Parts]) -> list[BaseRoute]:
    return [
        Route(HOME.rstrip("/"), _home),
        Route(HOME, _page),
        Route(f"{API}events", _events(stage, current)),
        Route(f"{API}hood", _hood(stage, current)),
        Route(API + "{act}", _act(stage), methods=["POST"]),
        Route(HOME + "{name:path}", _Files().serve),
    ]


class _Files:
    """The page's scripts and styles."""

    def __init__(self) -> None:
        self._files = StaticFiles(directory=STATIC)

    async def serve(self, request: Request) -> Response:
        """One file; browsers ask each time whether it is still the same."""
        response = await self._files.get_response(request.path_params["name"], request.scope)
        response.headers.update(_FRESH)
        return response


async def _home(_: Request) -> Response:
    return RedirectResponse(HOME)


async def _page(_: Request) -> Response:
    return FileResponse(STATIC / "index.html", headers=_FRESH)


def _events(stage: Stage, current: Callable[[], Parts]) -> Handler:
    async def handle(_: Request) -> Response:
        return StreamingResponse(events(stage, current), media_type="text/event-stream", headers=_NEVER)

    return handle


def _act(stage: Stage) -> Handler:
    async def handle(request: Request) -> Response:
        act = ACTS.get(request.path_params["act"])
        if act is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, f"nobody can {request.path_params['act']!r}")
        found = await given(request)
        with _explained():
            return JSONResponse(await act(stage, found), headers=_NEVER)

    return handle


def _hood(stage: Stage, current: Callable[[], Parts]) -> Handler:
    async def handle(request: Request) -> Response:
        asked = request.query_params
        with _explained():
            message = find_message(stage, int(asked["chat"]), int(asked["message"])) if "message" in asked else None
        act = stage.act_of(message)
        return JSONResponse(explain(stage, act, current()) if act else None, headers=_NEVER)

    return handle


async def _refused(_: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, RefusedError) else HTTPStatus.BAD_REQUEST
    return JSONResponse({"error": str(error)}, status)


@contextmanager
def _explained() -> Iterator[None]:
    """What can't be done as a refusal with its reason."""
    try:
        yield
    except LookupError as error:
        raise RefusedError(HTTPStatus.NOT_FOUND, str(error.args[0])) from error
    except ValueError as error:
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, str(error)) from error
    except TimeoutError as error:
        raise RefusedError(HTTPStatus.GATEWAY_TIMEOUT, "the bot has not answered") from error
