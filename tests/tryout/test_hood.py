"""What the panel under the hood tells."""

import asyncio
import logging

import pytest

from tests.tryout.visiting import PATIENCE, Json, Visitor, place_of

ASSAD = "In turn, Lavrov stressed"


async def hood_with(visitor: Visitor, method: str) -> Json:
    """The panel, once the bot has made a request of that kind."""
    async with asyncio.timeout(PATIENCE):
        while method not in methods(found := await visitor.hood()):
            await visitor.hear()
    return found


def methods(found: Json) -> list[str]:
    return [each["method"] for each in found["requests"]]


async def test_it_is_empty_before_anything_was_said(visitor: Visitor) -> None:
    response = await visitor.client.get("/try/api/hood")
    assert response.json() is None


async def test_a_question_is_accounted_for_from_its_words_to_the_requests(visitor: Visitor) -> None:
    await visitor.say("what did lavrof say on assad's fate")
    found = await hood_with(visitor, "sendMessage")
    assert (found["kind"], found["by"], found["taken_as"], found["seen"]) == ("said", "Ada", "words", "private")
    assert found["outcome"] == "answer"
    assert found["odds"]["first"] >= found["limits"]["answer"]
    (name,) = (each for each in found["understood"]["names"] if each["asked"])
    assert (name["written"], name["person"]) == ("lavrof", "Sergey Lavrov")
    first = found["candidates"][0]
    assert first["place"] == 1
    assert first["text"].startswith(ASSAD)
    assert first["score"] >= found["limits"]["answer"]
    assert first["reasons"]
    assert first["address"].startswith(f"{visitor.address}/a/tillerson-moscow-2017#p-")
    (request,) = found["requests"]
    assert request["is_ok"]
    assert ASSAD in request["parameters"]["text"]


async def test_candidates_that_are_not_shown_stand_behind_those_that_are(visitor: Visitor) -> None:
    await visitor.answer(await visitor.say("assad's future"))
    places = [each["place"] for each in (await visitor.hood())["candidates"]]
    shown = [each for each in places if each]
    assert shown == list(range(1, len(shown) + 1))
    assert places == shown + [None] * (len(places) - len(shown))
    assert None in places


async def test_what_is_likely_and_no_page_says_why(visitor: Visitor) -> None:
    await visitor.answer(await visitor.say("did tillerson say russia was not betting on assad"))
    candidates = (await visitor.hood())["candidates"]
    assert {each["left_out"] for each in candidates if each["place"]} == {None}
    left_out = {(each["speaker"] == "Rex Tillerson", each["left_out"]) for each in candidates if not each["place"]}
    assert left_out == {(True, "topic"), (False, "speaker")}
    await visitor.answer(await visitor.say("how do I descale a kettle"))
    assert {each["left_out"] for each in (await visitor.hood())["candidates"]} <= {None}


async def test_what_has_no_answer_shows_the_odds_and_what_came_near(visitor: Visitor) -> None:
    await visitor.answer(await visitor.say("how do I descale a kettle"))
    found = await visitor.hood()
    assert found["outcome"].startswith("nothing.")
    assert "kettle" in found["understood"]["unknown"]
    assert found["odds"]["off_topic"] > 0.5
    assert {each["place"] for each in found["candidates"]} == {None}


async def test_where_a_rule_decides_there_are_no_odds(visitor: Visitor) -> None:
    await visitor.answer(await visitor.say("lavrov"))
    found = await visitor.hood()
    assert (found["outcome"], found["odds"]) == ("answer", None)
    assert found["candidates"][0]["speaker"] == "Sergey Lavrov"


@pytest.mark.parametrize(
    ("text", "looked_up"),
    [
        ("what did lavrov say on assad", "what did lavrov say on assad"),
        ("/ask lavrov on assad", "lavrov on assad"),
        ("/askk lavrov on assad", "lavrov on assad"),
        ("/assad", "/assad"),
        ("/assad tillerson", "/assad tillerson"),
        ("/start t_assad", None),
        ("/topics", None),
        ("/random", None),
        ("/ask", None),
    ],
)
async def test_it_tells_what_the_bot_did(
    visitor: Visitor, caplog: pytest.LogCaptureFixture, text: str, looked_up: str | None
) -> None:
    with caplog.at_level(logging.INFO, "bot.handlers.messages"):
        await visitor.answer(await visitor.say(text))
        async with asyncio.timeout(PATIENCE):
            while not (found := await visitor.hood()) or not caplog.records:
                pass
    assert [found["outcome"]] == [vars(each)["outcome"] for each in caplog.records]
    assert found["question"] == looked_up


async def test_a_message_that_the_bot_does_not_get_says_why(visitor: Visitor) -> None:
    await visitor.say("what did lavrov say on assad", chat=visitor.group)
    found = await visitor.hood()
    assert (found["seen"], found["taken_as"]) == ("privacy", "unseen")
    assert (found["outcome"], found["requests"]) == (None, [])


async def test_a_reply_with_a_command_is_about_the_other_message(visitor: Visitor) -> None:
    plain = await visitor.say("Lavrov said Assad must go", chat=visitor.group)
    asked = await visitor.say("/ask", by="Chen", chat=visitor.group, reply_to=plain)
    await visitor.answer(asked, visitor.group)
    found = await visitor.hood(chat=visitor.group, message=asked)
    assert (found["taken_as"], found["about"]) == ("command", "Lavrov said Assad must go")
    assert found["candidates"]
    older = await visitor.hood(chat=visitor.group, message=plain)
    assert older["seen"] == "privacy"


async def test_a_press_shows_its_own_requests_and_no_others(visitor: Visitor) -> None:
    answer = await visitor.answer(await visitor.say("what did lavrov say on assad"))
    where = {"chat": visitor.private, "user": visitor.person("Ada"), "message": answer["id"]}
    await visitor.do("press", **where, **place_of(answer, "In context"))
    found = await hood_with(visitor, "editMessageText")
    assert (found["kind"], found["text"], found["outcome"]) == ("pressed", "In context", "context")
    assert methods(found) == ["answerCallbackQuery", "editMessageText"]
    question = await visitor.hood(chat=visitor.private, message=answer["id"] - 1)
    assert methods(question) == ["sendMessage"]


async def test_an_inline_query_shows_what_was_found(visitor: Visitor) -> None:
    await visitor.do("inline", chat=visitor.group, user=visitor.person("Chen"), query="assad", offset="")
    found = await hood_with(visitor, "answerInlineQuery")
    assert (found["kind"], found["taken_as"], found["text"]) == ("typed", "inline", "assad")
    assert methods(found) == ["answerInlineQuery"]


@pytest.mark.parametrize(
    ("query", "offset"),
    [("lavrov on the moon landing", ""), ("assad", ""), ("lavrov", "10"), ("", ""), ("how do I descale a kettle", "")],
)
async def test_what_an_inline_query_offered_is_what_is_shown(visitor: Visitor, query: str, offset: str) -> None:
    asked = {"chat": visitor.group, "user": visitor.person("Chen"), "query": query, "offset": offset}
    offered = [each["id"].partition(".")[0] for each in (await visitor.do("inline", **asked))["results"]]
    found = await visitor.hood()
    places = [(each["id"], each["place"]) for each in found["candidates"] if each["place"]]
    assert places == [(passage, number) for number, passage in enumerate(offered, 1)]
    assert found["outcome"] == ("inline.results" if offered else "inline.nothing")
    assert {each["left_out"] for each in found["candidates"]} <= {None}
