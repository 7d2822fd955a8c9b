"""The web server's application: what is found where."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route, Router

from bot.web import webhook
from bot.web.headers import to_relative
from bot.web.pages import not_found, source_pages
from bot.web.press import Shelf
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
        routes += [Route(path, _into), Mount(path, app=Router(list(routes), redirect_slashes=False))]
    return _strict(Starlette(routes=routes, exception_handlers={404: not_found(current), 405: _nothing}))


def status_site(health: Sequence[BaseRoute]) -> Starlette:
    """Health and metrics at an address of their own."""
    return _strict(Starlette(routes=list(health), exception_handlers={404: _nothing, 405: _nothing}))


def _strict(app: Starlette) -> Starlette:
    """The same, which leads nobody to another address by itself: see `to_relative`."""
    app.router.redirect_slashes = False
    return app


async def _into(request: Request) -> Response:
    """From the public address without a slash to the list of articles."""
    return to_relative(request, f"{quote(request.scope['path'].rpartition('/')[2])}/")


async def _nothing(_request: Request, _error: Exception) -> Response:
    return Response(status_code=HTTPStatus.NOT_FOUND)
