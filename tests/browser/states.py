"""What the pages can look like: where to go, and what to do there."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import Page, expect

from bot.tryout.gate import HOME
from tests.browser.chatting import USERNAME, Chat

ARTICLE = "/a/tillerson-moscow-2017"
GROUP = "Reading circle"


@dataclass(frozen=True, slots=True)
class State:
    """A page in some state."""

    name: str
    path: str
    show: Callable[[Page], Awaitable[None]]

    def __str__(self) -> str:
        return self.name


async def as_it_is(page: Page) -> None:
    """As it is opened."""
    await expect(page.get_by_role("main")).to_be_visible()


async def answered(page: Page) -> None:
    """A private chat with an answer."""
    await Chat(page).ask("lavrov investigation chemical")


async def in_group(page: Page) -> None:
    """A group in which somebody has been answered, and somebody else replied to."""
    chat = Chat(page)
    await chat.open(GROUP)
    await chat.answer()
    await chat.say("did Lavrov defend Assad?")
    await chat.speak_as("Boris")
    await chat.ask("/assad@VerbatimBot")
    await chat.speak_as("Ada")
    await chat.use(chat.messages_of("Boris"), "Reply")
    await chat.say("so?")


async def inline_list(page: Page) -> None:
    """A list of inline results."""
    await Chat(page).field.fill(f"{USERNAME} lavrov assad")
    await expect(Chat(page).options.first).to_be_visible()


async def menu(page: Page) -> None:
    """The list of commands."""
    await Chat(page).field.fill("/")
    await Chat(page).field.press("ArrowDown")


async def replying(page: Page) -> None:
    """A reply that is being written."""
    chat = Chat(page)
    await chat.use(await chat.ask("lavrov investigation chemical"), "Reply")


async def hood(page: Page) -> None:
    """The panel that tells how the answer came about."""
    await answered(page)
    await page.get_by_role("button", name="Under the hood").first.click()
    await expect(page.get_by_role("heading", name="Candidates")).to_be_visible()


async def sharing(page: Page) -> None:
    """The dialog that asks for a chat."""
    answer = await Chat(page).ask("lavrov investigation chemical")
    await answer.get_by_role("button", name="Share").click()
    await expect(page.get_by_role("dialog")).to_be_visible()


async def pieces(page: Page) -> None:
    """The picture's pieces as a list."""
    await page.locator(".pieces summary").click()


async def topics(page: Page) -> None:
    """All topics to choose from."""
    await page.locator(".filter summary").click()


STATES = (
    State("empty", HOME, as_it_is),
    State("answer", HOME, answered),
    State("group", HOME, in_group),
    State("inline", HOME, inline_list),
    State("menu", HOME, menu),
    State("reply", HOME, replying),
    State("hood", HOME, hood),
    State("share", HOME, sharing),
    State("articles", "/", as_it_is),
    State("article", ARTICLE, topics),
    State("pieces", ARTICLE, pieces),
    State("filtered", f"{ARTICLE}?speaker=lavrov&topic=assad", as_it_is),
)
