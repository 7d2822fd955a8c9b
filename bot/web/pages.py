"""The articles as pages: a list of all, each to read, and its text to verify."""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Protocol
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.library.models import Article, Library
from bot.render.edition import Edition
from bot.render.links import article_url
from bot.texts import Texts
from bot.web.accepted import language_of
from bot.web.assets import address, assets
from bot.web.headers import FOREVER, REVALIDATE, respond, to_relative
from bot.web.views import ArticleView, entries


class Shelf(Protocol):
    """What the pages show."""

    @property
    def library(self) -> Library: ...  # noqa: D102
    @property
    def texts(self) -> Texts: ...  # noqa: D102


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

    async def index(self, request: Request) -> Response:
        edition = self._edition(request)
        return self._page(request, "index.html", edition, entries=list(entries(edition)))

    async def article(self, request: Request) -> Response:
        edition = self._edition(request)
        article = self._asked(request, edition.library)
        if article is None:
            return self.missing(request)
        view = ArticleView.of(edition, article, request.query_params)
        return self._page(request, "article.html", edition, view=view, canonical=self._canonical(article))

    async def without_slash(self, request: Request) -> Response:
        """To the article's own address."""
        article = self._asked(request, self._current().library)
        if article is None:
            return self.missing(request)
        return to_relative(request, f"../{quote(article.slug, safe='')}")

    async def text(self, request: Request) -> Response:
        """The source text, byte for byte: what was decoded from UTF-8 without loss is encoded again."""
        article = self._asked(request, self._current().library)
        if article is None:
            return self.missing(request)
        return respond(request, article.text.encode(), "text/plain; charset=utf-8", etag=article.sha256)

    def missing(self, request: Request) -> Response:
        return self._page(request, "missing.html", self._edition(request), status=404)

    def _edition(self, request: Request) -> Edition:
        shelf = self._current()
        asked = request.query_params.get("lang")
        language = language_of(shelf.texts, request.headers.get("accept-language", ""), asked)
        return Edition(shelf.library, shelf.texts, language)

    @staticmethod
    def _asked(request: Request, library: Library) -> Article | None:
        return library.articles.get(request.path_params["slug"])

    def _canonical(self, article: Article) -> str:
        return article_url(self._public_url, article.slug) if self._public_url else ""

    @staticmethod
    def _page(request: Request, template: str, edition: Edition, *, status: int = 200, **values: object) -> Response:
        values |= {"edition": edition, "say": edition.say, "root": _root(request)}
        values["asked"] = edition.texts.known(request.query_params.get("lang", ""))
        html = _templates().get_template(template).render(values)
        response = respond(request, html.encode(), "text/html; charset=utf-8", status=status)
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
