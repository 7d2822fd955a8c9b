"""Everything that people do on the page, with the real bot, over HTTP."""

import shutil
from pathlib import Path

from bot.app import Parts
from tests.tryout.visiting import ROOT, Visitor, marked, place_of, visiting

QUESTION = "what did lavrov say on assad"
ASSAD = "In turn, Lavrov stressed"


def quoted(parts: Parts, text: str) -> bool:
    return any(text in article.text for article in parts.library.articles.values())


def menu_of(visitor: Visitor, name: str) -> list[list[str]]:
    found: list[list[str]] = visitor.known["chats"][0]["commands"][str(visitor.person(name))]
    return found


async def test_a_question_is_answered_with_the_articles_words_and_a_link_to_them(
    visitor: Visitor, parts: Parts
) -> None:
    answer = await visitor.answer(await visitor.say(QUESTION))
    (quotation,) = marked(answer, "blockquote")
    assert quotation.startswith(ASSAD)
    assert quoted(parts, quotation)
    (link,) = (each["url"] for each in answer["entities"] if each["type"] == "text_link")
    assert link.startswith(f"{visitor.address}/a/tillerson-moscow-2017#p-")
    page = await visitor.client.get(link)
    assert page.status_code == 200
    assert link.partition("#")[2] in page.text


async def test_a_press_changes_the_message_in_its_place(visitor: Visitor) -> None:
    answer = await visitor.answer(await visitor.say(QUESTION))
    where = {"chat": visitor.private, "user": visitor.person("Ada"), "message": answer["id"]}
    pressed = await visitor.do("press", **where, **place_of(answer, "In context"))
    assert pressed["notice"] is None
    key = visitor.private, answer["id"]
    changed = await visitor.until(
        lambda: next((m for k, m in visitor.messages.items() if k == key and m != answer), None)
    )
    assert changed["text"].startswith("In context")
    assert not changed["is_edited"]  # as in Telegram, for a bot's message


async def test_an_edited_question_gets_an_edited_answer(visitor: Visitor) -> None:
    asked = await visitor.say(QUESTION)
    answer = await visitor.answer(asked)
    await visitor.do("edit", chat=visitor.private, user=visitor.person("Ada"), message=asked, text="nusra front")
    await visitor.until(lambda: visitor.messages[visitor.private, answer["id"]]["text"] != answer["text"])
    assert visitor.messages[visitor.private, asked]["text"] == "nusra front"
    assert visitor.messages[visitor.private, asked]["is_edited"]


async def test_inline_results_come_page_by_page_and_one_can_be_posted(visitor: Visitor) -> None:
    place = {"chat": visitor.group, "user": visitor.person("Boris")}
    first = await visitor.do("inline", **place, query="", offset="")
    assert first["results"]
    second = await visitor.do("inline", **place, query="", offset=first["next_offset"])
    ids = [each["id"] for each in first["results"] + second["results"]]
    assert len(set(ids)) == len(ids)
    chosen = second["results"][0]
    posted = await visitor.do("choose", chat=visitor.group, query=second["query"], result=chosen["id"])
    key = visitor.group, posted["message"]
    message = await visitor.until(lambda: visitor.messages.get(key))
    assert (message["from"], message["via"]) == (visitor.person("Boris"), "VerbatimBot")
    assert marked(message, "blockquote")


async def test_an_inline_query_without_results_offers_the_chat_with_the_bot(visitor: Visitor) -> None:
    place = {"chat": visitor.group, "user": visitor.person("Ada")}
    found = await visitor.do("inline", **place, query="how do I descale a kettle", offset="")
    assert found["button"]["start_parameter"] == "topics"


async def test_a_group_is_greeted_and_privacy_mode_is_as_on_telegram(visitor: Visitor) -> None:
    await visitor.until(lambda: any(each["is_bots"] for each in visitor.shown(visitor.group)))
    assert visitor.shown(visitor.group)[0]["joined"] == ["Verbatim"]
    plain = await visitor.say("Lavrov said Assad must go", chat=visitor.group)
    asked = await visitor.say("/ask@VerbatimBot", by="Boris", chat=visitor.group, reply_to=plain, quote="Assad must go")
    answer = await visitor.answer(asked, visitor.group)
    assert answer["reply"]["id"] == asked
    seen = {key: visitor.messages[visitor.group, key]["is_seen"] for key in (plain, asked)}
    assert seen == {plain: False, asked: True}
    assert visitor.messages[visitor.group, plain]["seen"] == "privacy"
    assert visitor.messages[visitor.group, asked]["reply"]["text"] == "Assad must go"
    assert "Асад" in answer["text"]  # Boris has set Russian


async def test_the_language_of_the_first_person_is_the_pages(visitor: Visitor) -> None:
    assert visitor.known["texts"]["send"] == "Send"
    await visitor.do("language", user=visitor.person("Ada"), language="ru")
    await visitor.until(lambda: visitor.known["texts"]["code"] == "ru")
    assert visitor.known["texts"]["send"] == "Отправить"
    await visitor.until(lambda: ["topics", "О чём можно спросить"] in menu_of(visitor, "Ada"))
    answer = await visitor.answer(await visitor.say(QUESTION))
    assert answer["text"].startswith("Будущее Асада")


async def test_the_page_can_begin_in_russian(parts: Parts) -> None:
    async with visiting(parts, "ru") as visitor:
        assert visitor.known["texts"]["code"] == "ru"
        assert visitor.known["chats"][1]["title"] == "Кружок чтения"
        await visitor.until(lambda: visitor.known["chats"][0]["description"].startswith("Спросите"))


async def test_a_seed_that_is_edited_is_what_the_next_answer_comes_from(parts: Parts, tmp_path: Path) -> None:
    seeds = Path(shutil.copytree(ROOT / "seeds", tmp_path / "seeds"))
    index = seeds / "tillerson-moscow-2017" / "index.yaml"
    title = parts.library.topics["assad"].title["en"]
    async with visiting(parts, seeds=seeds) as visitor:
        index.write_text(index.read_text("utf-8").replace(title, "What becomes of Assad"), "utf-8")
        await visitor.until(lambda: ["assad", "What becomes of Assad"] in menu_of(visitor, "Ada"))
        answer = await visitor.answer(await visitor.say("/assad"))
        assert answer["text"].startswith("What becomes of Assad\n")


async def test_every_offered_command_is_answered(visitor: Visitor) -> None:
    last = 0
    for name, description in menu_of(visitor, "Ada"):
        last = await visitor.say(f"/{name}")
        answer = await visitor.answer(last)
        assert answer["text"], (name, description)


async def test_a_second_page_is_told_everything_from_the_start(visitor: Visitor) -> None:
    await visitor.answer(await visitor.say(QUESTION))
    async with visitor.client.stream("GET", "/try/api/events") as events:
        other = Visitor(visitor.address, visitor.client, events, visitor.telegram)
        await other.hear()
        assert other.known["is_start"]
        assert other.messages == visitor.messages
