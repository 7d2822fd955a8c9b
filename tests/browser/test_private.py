"""The private chat with the bot."""

import re

import pytest
from playwright.async_api import Page, expect

from bot.app import Parts
from tests.browser.chatting import BOT, USERNAME, Chat, key, quotation
from tests.browser.conftest import Open

pytestmark = pytest.mark.asyncio(loop_scope="package")

QUESTION = "what did lavrov say on assad"
ASSAD = "In turn, Lavrov stressed that Russia was not betting on a specific person in Syria including Assad."


HOLD_FIRST = """() => {
    const ask = window.fetch;
    window.fetch = async (...given) => {
        window.fetch = ask;
        const answer = await ask(...given);
        const found = await answer.json();
        answer.json = async () => found;
        await new Promise(resolve => { window.held = () => new Promise(seen => { resolve(); setTimeout(seen, 0); }); });
        return answer;
    };
}"""
"""Keeps back the answer to the next request until `held()`, which waits until the page has it."""


async def test_a_question_is_answered_with_the_articles_words(page: Page, parts: Parts) -> None:
    answer = await Chat(page).ask(QUESTION)
    await expect(quotation(answer)).to_have_text(ASSAD)
    text = await quotation(answer).text_content()
    assert text
    assert any(text in article.text for article in parts.library.articles.values())
    await expect(answer).to_be_in_viewport()


async def test_an_empty_chat_is_begun_by_its_button(page: Page) -> None:
    chat = Chat(page)
    await expect(chat.messages_of(BOT)).to_have_count(0)
    start = page.get_by_role("button", name="Start", exact=True)
    await start.click()
    await expect(chat.messages_of("Ada")).to_contain_text("/start")
    await expect(await chat.answer()).to_contain_text("exact wording")
    await expect(start).to_be_hidden()


async def test_a_button_changes_the_answer_in_its_place(page: Page) -> None:
    chat = Chat(page)
    answer = await chat.ask("/assad")
    first = await quotation(answer).text_content()
    assert first
    await key(answer, "›").click()
    await expect(key(answer, "2 / ")).to_be_visible()
    await expect(quotation(answer)).not_to_have_text(first)
    await expect(key(answer, "›")).to_be_focused()
    await key(answer, "‹").click()
    await expect(quotation(answer)).to_have_text(first)
    await expect(chat.messages_of(BOT)).to_have_count(1)


async def test_a_short_quotation_is_shown_as_a_whole(page: Page) -> None:
    answer = await Chat(page).ask(QUESTION)
    await expect(answer.get_by_role("button", name="Show all")).to_have_count(0)


async def test_words_are_copied(open_page: Open) -> None:
    page = await open_page(permissions=["clipboard-read", "clipboard-write"])
    chat = Chat(page)
    answer = await chat.ask(QUESTION)
    await key(answer, "Copy").click()
    await expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == await quotation(answer).text_content()
    await chat.use(chat.messages_of("Ada"), "Copy text")
    await page.wait_for_function(f"async () => await navigator.clipboard.readText() === {QUESTION!r}")


async def test_a_question_is_put_as_a_reply(page: Page) -> None:
    chat = Chat(page)
    first = await chat.ask(QUESTION)
    await chat.use(first, "Reply")
    await expect(page.get_by_text("Reply to Verbatim")).to_be_visible()
    await chat.ask("and tillerson")
    replied = chat.messages_of("Ada").last.get_by_role("button", name="Verbatim")
    await expect(replied).to_contain_text("Assad's future")
    await replied.click()
    await expect(first).to_be_in_viewport()
    await expect(first).to_be_focused()


async def test_a_reply_is_called_off(page: Page) -> None:
    chat = Chat(page)
    await chat.use(await chat.ask(QUESTION), "Reply")
    await page.get_by_role("button", name="Cancel").click()
    await expect(chat.field).to_be_focused()
    await chat.ask("and tillerson")
    await expect(chat.messages_of("Ada").last.get_by_role("button", name="Verbatim")).to_have_count(0)


async def test_an_edited_question_gets_another_answer(page: Page) -> None:
    chat = Chat(page)
    answer = await chat.ask("nusra front")
    await expect(quotation(answer)).to_contain_text("Nusra Front")
    await chat.field.press("ArrowUp")
    await expect(chat.field).to_have_value("nusra front")
    await chat.say(QUESTION)
    await expect(quotation(answer)).to_have_text(ASSAD)
    await expect(chat.messages_of("Ada")).to_contain_text("edited")
    await expect(chat.messages_of("Ada")).to_have_count(1)
    await expect(chat.messages_of(BOT)).to_have_count(1)


async def test_commands_are_completed_by_the_keyboard(page: Page) -> None:
    chat = Chat(page)
    await chat.field.press_sequentially("/ass")
    await expect(chat.options).to_have_text(["/assadAssad's future"])
    await chat.field.press("Tab")
    await expect(chat.field).to_have_value("/assad ")
    await expect(chat.options).to_have_count(0)
    await chat.field.press("Enter")
    await expect(await chat.answer()).to_contain_text("Assad's future")


async def test_a_command_is_picked_with_the_arrow_keys(page: Page) -> None:
    chat = Chat(page)
    await page.get_by_role("button", name="Commands").click()
    await expect(chat.options.first).to_be_visible()
    await chat.field.press("ArrowDown")
    await chat.field.press("ArrowDown")
    await chat.field.press("ArrowUp")
    await expect(chat.options.first).to_have_attribute("aria-selected", "true")
    picked = await chat.options.first.get_attribute("id")
    assert picked
    await expect(chat.field).to_have_attribute("aria-activedescendant", picked)
    name = await chat.options.first.locator(".title").text_content()
    assert name
    await chat.field.press("Enter")
    await expect(chat.messages_of("Ada")).to_contain_text(name)
    await chat.answer()


async def test_escape_closes_the_list_of_commands(page: Page) -> None:
    chat = Chat(page)
    await chat.field.press("/")
    await expect(chat.options.first).to_be_visible()
    await chat.field.press("Escape")
    await expect(chat.options).to_have_count(0)
    await expect(chat.field).to_have_value("/")


async def test_an_answer_is_shared_in_a_group(page: Page) -> None:
    chat = Chat(page)
    await key(await chat.ask(QUESTION), "Share").click()
    await page.get_by_role("dialog", name="Share in").get_by_role("button", name="Reading circle").click()
    await expect(chat.field).to_have_value(re.compile(f"^{USERNAME} ."))
    await chat.options.filter(has_text="Assad").first.click()
    await expect(quotation(chat.messages_of("Ada"))).to_have_text(ASSAD)


async def test_the_page_speaks_the_language_that_is_picked(page: Page) -> None:
    await page.get_by_role("combobox", name="Language").select_option("ru")
    field = page.get_by_role("textbox", name="Сообщение")
    await expect(page.locator("html")).to_have_attribute("lang", "ru")
    await field.fill(QUESTION)
    await page.get_by_role("button", name="Отправить").click()
    await expect(page.locator("blockquote")).to_have_text(ASSAD)
    await expect(page.get_by_role("article", name=f"{BOT}:")).to_contain_text("Будущее Асада")


async def test_what_is_written_is_never_taken_for_html(page: Page) -> None:
    chat = Chat(page)
    text = "<img src=x onerror=alert(1)><b>lavrov</b> &amp; <script>alert(1)</script>"
    await chat.ask(text)
    await expect(chat.messages_of("Ada").locator(".text")).to_have_text(text)
    await expect(page.locator("#feed img, #feed script, #feed b")).to_have_count(0)


async def test_the_hood_tells_how_an_answer_came_about(page: Page) -> None:
    chat = Chat(page)
    await page.get_by_role("button", name="Under the hood").first.click()
    hood = page.get_by_role("complementary", name="Under the hood")
    await expect(hood).to_contain_text("Write something")
    await chat.ask(QUESTION)
    await expect(hood.get_by_role("heading", name="Decision")).to_be_visible()
    await expect(hood.locator("q").first).to_have_text(ASSAD)
    await expect(hood.get_by_text("sendMessage")).to_be_visible()
    await hood.get_by_role("button", name="Close").click()
    await expect(hood).to_be_hidden()


async def test_the_hood_does_not_go_back_to_what_was_asked_before(page: Page) -> None:
    chat = Chat(page)
    await chat.ask("nusra front")
    await chat.ask(QUESTION)
    await page.evaluate(HOLD_FIRST)
    await chat.use(chat.messages_of("Ada").first, "Under the hood")
    await page.wait_for_function("() => Boolean(window.held)")
    await chat.use(chat.messages_of("Ada").last, "Under the hood")
    asked = page.get_by_role("complementary", name="Under the hood").locator(".asked")
    await expect(asked).to_have_text(QUESTION)
    await page.evaluate("window.held()")
    await expect(asked).to_have_text(QUESTION, timeout=1)


async def test_a_page_that_is_opened_later_shows_what_was_said(page: Page) -> None:
    await Chat(page).ask(QUESTION)
    await page.reload()
    await expect(quotation(Chat(page).messages_of(BOT))).to_have_text(ASSAD)


async def test_the_hood_has_words_for_what_came_of_a_message(page: Page) -> None:
    await page.get_by_test_id("language").select_option("ru")
    await page.get_by_test_id("hood-toggle").click()
    hood = page.get_by_test_id("hood")
    for said, told in ((QUESTION, "ответ"), ("hello", "ответа нет"), ("/help", "один из собственных текстов бота")):
        await page.get_by_test_id("field").fill(said)
        await page.get_by_test_id("field").press("Enter")
        await expect(hood.locator(".asked")).to_have_text(said)
        await expect(hood.locator("dt", has_text="Итог").locator("+ dd")).to_have_text(told)
