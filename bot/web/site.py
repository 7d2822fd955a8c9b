"""The web server's application: what is found where."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from bot.web import webhook
from bot.web.pages import Shelf, not_found, source_pages
from bot.web.webhook import Webhook


def site(
    current: Callable[[], Shelf],
    public_url: str,
    *,
    called: Webhook | None = None,
    health: Sequence[BaseRoute] = (),
) -> Starlette:
    """Webhook, health and the articles' pages.

    Where the public address has a path, all of it is there as well as at the root: some proxies take the path away.
    """
    routes = [*health, *source_pages(current, public_url)]
    if called is not None:
        routes.insert(0, Route(webhook.PATH, called))
    if path := urlsplit(public_url).path:
        routes.append(Mount(path, routes=list(routes)))
    missing = not_found(current)
    return Starlette(routes=routes, exception_handlers={404: missing, 405: _nothing})


def status_site(health: Sequence[BaseRoute]) -> Starlette:
    """Health and metrics at an address of their own."""
    return Starlette(routes=list(health), exception_handlers={404: _nothing, 405: _nothing})


async def _nothing(_request: Request, _error: Exception) -> Response:
    return Response(status_code=HTTPStatus.NOT_FOUND)
