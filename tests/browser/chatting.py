"""The try-out page as people use it: by what its parts are called."""

import re

from playwright.async_api import Locator, Page, expect

BOT = "Verbatim"
USERNAME = "@VerbatimBot"


class Chat:
    """The open chat."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.field = page.get_by_role("textbox", name="Message")
        self.feed = page.get_by_role("log", name="Messages")
        self.options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")

    def messages_of(self, name: str) -> Locator:
        """What somebody wrote, in its order."""
        return self.feed.get_by_role("article", name=f"{name}:")

    async def open(self, title: str) -> None:
        """Go to another chat."""
        await (
            self.page.get_by_role("navigation", name="Chats")
            .get_by_role("button", name=re.compile(f"^{title}"))
            .click()
        )
        await expect(self.page.get_by_role("heading", level=1, name=title)).to_be_visible()

    async def say(self, text: str) -> None:
        """Type and send."""
        await self.field.fill(text)
        await self.field.press("Enter")
        await expect(self.field).to_have_value("")

    async def ask(self, text: str) -> Locator:
        """Type and send; what the bot answers."""
        before = await self.messages_of(BOT).count()
        await self.say(text)
        return await self.answer(before)

    async def answer(self, before: int = 0) -> Locator:
        """What the bot says, where it has said so many things before."""
        await expect(self.messages_of(BOT)).to_have_count(before + 1)
        return self.messages_of(BOT).nth(before)

    async def use(self, message: Locator, tool: str) -> None:
        """What can be done with a message: Reply, Copy text, Edit, Under the hood."""
        await message.locator("time").click()
        await message.get_by_role("group", name="Message actions").get_by_role("button", name=tool).click()

    async def speak_as(self, name: str) -> None:
        """Be somebody else of the group."""
        await self.page.get_by_role("radio", name=name).check()


def key(message: Locator, label: str) -> Locator:
    """A button under a message, by the beginning of its label."""
    return message.get_by_role("group", name="Buttons").get_by_role("button").filter(has_text=label)


def quotation(message: Locator) -> Locator:
    """The words of the article in a message."""
    return message.locator("blockquote")
