import pytest

from bot.app import Parts
from bot.simulator.server import Simulator
from tests.handlers.running import is_quoted

pytestmark = pytest.mark.usefixtures("bot")


async def test_words_find_results_that_post_the_articles_words(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Strangers", [ada], with_bot=False)
    offered = await telegram.results_of(telegram.type_inline(ada, "assad", chat=group))
    assert 3 <= len(offered.results) <= 10
    for result in offered.results:
        posted = telegram.choose(offered, result["id"], group)
        assert is_quoted(posted, parts)
        assert posted.fields["link_preview_options"] == {"is_disabled": True}
    assert telegram.refusals == []


async def test_the_empty_query_shows_topics_page_after_page(telegram: Simulator) -> None:
    ada = telegram.user("Ada")
    ids: list[str] = []
    offset = ""
    for _ in range(50):
        page = await telegram.results_of(telegram.type_inline(ada, "", offset=offset))
        ids += [result["id"] for result in page.results]
        offset = page.next_offset
        if not offset:
            break
    assert not offset
    assert len(ids) == len(set(ids)) > 10
    assert telegram.refusals == []


async def test_the_same_query_gives_the_same_ids(telegram: Simulator) -> None:
    first = await telegram.results_of(telegram.type_inline(telegram.user("Ada"), "sanctions"))
    second = await telegram.results_of(telegram.type_inline(telegram.user("Bob"), "sanctions"))
    assert [each["id"] for each in first.results] == [each["id"] for each in second.results]
    assert first.results


async def test_each_person_gets_their_language_and_nobody_elses_cache(telegram: Simulator) -> None:
    russian = await telegram.results_of(telegram.type_inline(telegram.user("Ada", language_code="ru"), "assad"))
    english = await telegram.results_of(telegram.type_inline(telegram.user("Bob"), "assad"))
    assert russian.is_personal
    assert english.is_personal
    assert english.cache_time == 60
    assert russian.results[0]["title"] != english.results[0]["title"]


@pytest.mark.parametrize("query", ["лавров", "🇷🇺" * 60, "x" * 256, "\u202e", "/syria", "@someone"])
async def test_anything_can_be_typed(telegram: Simulator, query: str) -> None:
    offered = await telegram.results_of(telegram.type_inline(telegram.user("Ada"), query))
    assert offered.answered
    assert telegram.refusals == []


@pytest.mark.parametrize("offset", ["x", "-1", "99999999999", "½"])
async def test_a_strange_offset_ends_the_list(telegram: Simulator, offset: str) -> None:
    offered = await telegram.results_of(telegram.type_inline(telegram.user("Ada"), "assad", offset=offset))
    assert offered.next_offset == ""
    assert telegram.refusals == []


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_where_nothing_is_found_a_button_leads_to_the_topics(
    telegram: Simulator, parts: Parts, language: str
) -> None:
    ada = telegram.user("Ada", language_code=language)
    offered = await telegram.results_of(telegram.type_inline(ada, "sourdough bread"))
    assert (offered.results, offered.cache_time) == ([], 0)
    assert offered.button is not None
    assert offered.button["text"] == parts.texts.say(language, "inline.nothing")
    telegram.say(ada, f"/start {offered.button['start_parameter']}")
    opened = (await telegram.next_message(telegram.private(ada))).text
    telegram.say(ada, "/topics")
    assert (await telegram.next_message(telegram.private(ada))).text == opened
    assert telegram.refusals == []


async def test_where_something_is_found_no_button_is_in_the_way(telegram: Simulator) -> None:
    offered = await telegram.results_of(telegram.type_inline(telegram.user("Ada"), "sanctions"))
    assert offered.results
    assert offered.button is None


@pytest.mark.parametrize(
    "query",
    ["", "peskov", "chemical weapons", "putin", "lavrov on afghanistan", "assad", "/sanctions", "lavrov", "hello"],
)
async def test_whatever_is_found_there_are_three_to_ten_results_a_page(telegram: Simulator, query: str) -> None:
    ada, sizes, offset = telegram.user("Ada"), list[int](), ""
    while True:
        page = await telegram.results_of(telegram.type_inline(ada, query, offset=offset))
        sizes.append(len(page.results))
        offset = page.next_offset
        if not offset:
            break
    assert all(3 <= size <= 10 for size in sizes), sizes
    assert telegram.refusals == []


async def test_what_is_only_near_says_so_above_the_results(telegram: Simulator) -> None:
    offered = await telegram.results_of(telegram.type_inline(telegram.user("Ada"), "lavrov on afghanistan"))
    assert 3 <= len(offered.results) <= 10
    assert offered.button == {"text": "Sergey Lavrov is quoted, but not on that.", "start_parameter": "topics"}


@pytest.mark.parametrize("query", ["hello", "thanks!", "lol", "привет"])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_what_asks_nothing_gets_the_note_of_what_is_not_found(
    telegram: Simulator, parts: Parts, query: str, language: str
) -> None:
    ada = telegram.user("Ada", language_code=language)
    offered = await telegram.results_of(telegram.type_inline(ada, query))
    assert len(offered.results) >= 3
    assert offered.button == {"text": parts.texts.say(language, "inline.nothing"), "start_parameter": "topics"}
    assert telegram.refusals == []


async def test_a_query_that_is_too_old_is_no_error(telegram: Simulator, caplog: pytest.LogCaptureFixture) -> None:
    ada = telegram.user("Ada")
    telegram.type_inline(ada, "assad").expired = True
    offered = await telegram.results_of(telegram.type_inline(ada, "syria"))
    assert offered.results
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []
