"""Reads the pages as a browser does: the routes over ASGI, the HTML as elements with their text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx
from starlette.applications import Starlette

from bot.library.models import Library
from bot.texts import Texts
from bot.web.pages import not_found, source_pages

VOID = {"meta", "link", "br", "rect", "circle", "img", "hr"}
TEXTS = Texts.load()


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    parts: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text content, to the character."""
        return "".join(each if isinstance(each, str) else each.text for each in self.parts)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def all(self, tag: str = "", **wanted: str) -> Iterator["Element"]:
        """Elements inside it of this tag with these attributes, in order."""
        for each in self.parts:
            if isinstance(each, Element):
                if tag in {"", each.tag} and wanted.items() <= each.attributes.items():
                    yield each
                yield from each.all(tag, **wanted)

    def one(self, tag: str = "", **wanted: str) -> "Element":
        """The only one of them."""
        (found,) = self.all(tag, **wanted)
        return found


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].parts.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def parsed(html: str) -> Element:
    """The page as a tree. Fails where an element is not closed, and for what a browser would read as something else."""
    assert not {"\r", "\0"} & set(html)
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1
    return builder.open[0]


@dataclass(eq=False)
class Shelf:
    """A library in service."""

    library: Library
    texts: Texts = TEXTS


def app_of(library: Library, public_url: str | None = None) -> Starlette:
    """The pages of a library as a server mounts them."""
    shelf = Shelf(library)
    return Starlette(routes=source_pages(lambda: shelf, public_url), exception_handlers={404: not_found(lambda: shelf)})


def browser(app: Starlette) -> httpx.AsyncClient:
    """Calls the pages in this process."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://pages.test")


async def got(library: Library, path: str, **headers: str) -> httpx.Response:
    """One page."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with browser(app_of(library)) as client:
        return await client.get(path, headers=named)


async def page(library: Library, path: str, **headers: str) -> Element:
    """One page, parsed."""
    response = await got(library, path, **headers)
    assert response.status_code == 200
    return parsed(response.text)
