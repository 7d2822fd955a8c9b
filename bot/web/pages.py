"""The articles as pages: a list of all, each to read, and its text to verify."""

from collections.abc import Awaitable, Callable
from functools import cache
from http import HTTPStatus
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.library.models import Article, Library
from bot.render.edition import Edition
from bot.render.links import article_url
from bot.web.accepted import language_of
from bot.web.assets import address, assets
from bot.web.headers import FOREVER, REVALIDATE, respond, to_relative
from bot.web.press import Press, Shelf
from bot.web.views import ArticleView, entries

Handler = Callable[[Request], Awaitable[Response]]
NotFound = Callable[[Request, Exception], Awaitable[Response]]


def source_pages(current: Callable[[], Shelf], public_url: str | None = None) -> list[BaseRoute]:
    """The routes `/`, `/a/<slug>`, `/a/<slug>/article.txt` and `/assets/<name>`.

    `current` is asked at each request, so that a library loaded anew is shown at once. All links are relative: the
    routes may be mounted anywhere.
    """
    pages = _Pages(current, public_url)
    return [
        Route("/", pages.index),
        Route("/a/{slug}", pages.article),
        Route("/a/{slug}/", pages.without_slash),
        Route("/a/{slug}/article.txt", pages.text),
        Route("/assets/{name}", _asset),
    ]


def not_found(current: Callable[[], Shelf]) -> NotFound:
    """What an application gives as `exception_handlers[404]` to say so politely."""
    pages = _Pages(current, None)

    async def handle(request: Request, _error: Exception) -> Response:
        return pages.missing(request)

    return handle


class _Pages:
    def __init__(self, current: Callable[[], Shelf], public_url: str | None) -> None:
        self._current = current
        self._public_url = public_url
        self._press = Press()

    async def index(self, request: Request) -> Response:
        shelf = self._current()
        edition = self._edition(shelf, request)

        def render() -> str:
            listed = list(entries(edition, self._press.sheets(shelf).values()))
            return _html(request, "index.html", edition, entries=listed)

        page = await self._press.page(shelf, ("", edition.language, _asked(request, edition)), render)
        return _shown(request, edition, page.body, etag=page.etag)

    async def article(self, request: Request) -> Response:
        shelf = self._current()
        edition = self._edition(shelf, request)
        sheet = self._press.sheets(shelf).get(request.path_params["slug"])
        if sheet is None:
            return self.missing(request)
        view = ArticleView.of(edition, sheet, request.query_params)

        def render() -> str:
            return _html(request, "article.html", edition, view=view, canonical=self._canonical(view.article))

        # Filters are too many to keep every page.
        key = None if view.chosen else (view.article.slug, edition.language, view.asked_language)
        page = await self._press.page(shelf, key, render)
        return _shown(request, edition, page.body, etag=page.etag)

    async def without_slash(self, request: Request) -> Response:
        """To the article's own address."""
        article = self._article(request, self._current().library)
        if article is None:
            return self.missing(request)
        return to_relative(request, f"../{quote(article.slug, safe='')}")

    async def text(self, request: Request) -> Response:
        """The source text, byte for byte: what was decoded from UTF-8 without loss is encoded again."""
        article = self._article(request, self._current().library)
        if article is None:
            return self.missing(request)
        return respond(request, article.text.encode(), "text/plain; charset=utf-8", etag=article.sha256)

    def missing(self, request: Request) -> Response:
        edition = self._edition(self._current(), request)
        html = _html(request, "missing.html", edition)
        return _shown(request, edition, html.encode(), status=HTTPStatus.NOT_FOUND)

    @staticmethod
    def _edition(shelf: Shelf, request: Request) -> Edition:
        asked = request.query_params.get("lang")
        language = language_of(shelf.texts, request.headers.get("accept-language", ""), asked)
        return Edition(shelf.library, shelf.texts, language)

    @staticmethod
    def _article(request: Request, library: Library) -> Article | None:
        return library.articles.get(request.path_params["slug"])

    def _canonical(self, article: Article) -> str:
        return article_url(self._public_url, article.slug) if self._public_url else ""


def _html(request: Request, template: str, edition: Edition, **values: object) -> str:
    values |= {"edition": edition, "say": edition.say, "root": _root(request), "asked": _asked(request, edition)}
    return _templates().get_template(template).render(values)


def _asked(request: Request, edition: Edition) -> str | None:
    """The language that the address asks for."""
    return edition.texts.known(request.query_params.get("lang", ""))


def _shown(request: Request, edition: Edition, body: bytes, *, etag: str = "", status: int = HTTPStatus.OK) -> Response:
    response = respond(request, body, "text/html; charset=utf-8", etag=etag, status=status)
    response.headers["Vary"] = "Accept-Language"
    response.headers["Content-Language"] = edition.language
    return response


async def _asset(request: Request) -> Response:
    asset = assets().get(request.path_params["name"])
    if asset is None:
        return Response(status_code=404)
    is_versioned = request.query_params.get("v") == asset.version
    return respond(request, asset.content, asset.media_type, cached=FOREVER if is_versioned else REVALIDATE)


def _root(request: Request) -> str:
    """The way from the page asked for up to `/`, relative."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    return "../" * (path.count("/") - 1) or "./"


def verbatim(text: str) -> Markup:
    """Text that reads the same in HTML; a carriage return would be read as a line feed."""
    return escape(text).replace("\r", Markup("&#13;"))


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("bot.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["verbatim"] = verbatim
    environment.globals["asset"] = address
    return environment
