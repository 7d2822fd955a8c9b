"""What the bot says, on a small library and on the real one."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.load import load_library
from bot.library.models import Library, Passage
from bot.matching.decision import Answer, Because, Choices, Hit, Limits, Nothing, Question
from bot.matching.index import Index
from bot.render.answer import share_query
from bot.render.callback import Context, NoneOfThese, Show, Stay, encode
from bot.render.commands import OFFERED
from bot.render.limits import (
    COMMAND_CHARACTERS,
    COMMAND_DESCRIPTION_CHARACTERS,
    COMMANDS,
    DEEP_LINK_CHARACTERS,
    DESCRIPTION_CHARACTERS,
    INLINE_OFFSET_BYTES,
    INLINE_RESULTS,
    NOTICE_CHARACTERS,
    SHORT_DESCRIPTION_CHARACTERS,
)
from bot.render.menus import examples
from bot.render.message import Open, Press
from bot.render.source import OfPassages, OfSpeaker, OfTopic
from bot.render.suggestions import in_words, typed
from bot.replies import Replies, Reply
from bot.texts import Texts
from tests.libraries import library_of, passage_id, pier, single
from tests.render.telegram import assert_fits
from tests.render.test_properties import libraries

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
TEXTS = Texts.load()
FIRST = passage_id(1)
SURE = Limits(answer=0.0, choice=0.0)


@cache
def replies(name: str = "pier") -> Replies:
    made: dict[str, Callable[[], Library]] = {
        "pier": pier,
        "empty": partial(library_of, (), ()),
        "seeds": partial(load_library, SEEDS),
        "towns": partial(load_library, SEEDS.parent / "tests" / "seeds"),
    }
    return Replies(Index.build(made[name]()), Limits(), TEXTS)


def text_of(reply: Reply) -> str:
    assert reply.rendered
    assert reply.notice is None
    return reply.rendered.text


@pytest.mark.parametrize(
    ("name", "argument", "outcome", "begins"),
    [
        ("start", "", "menu.start", "What was actually said?"),
        ("START", "", "menu.start", "What was actually said?"),
        ("help", "", "menu.help", "How to ask"),
        ("help", "me please", "menu.help", "How to ask"),
        ("topics", "", "menu.topics", "What can be asked about"),
        ("speakers", "", "menu.speakers", "Who is quoted"),
        ("about", "", "menu.about", "Verbatim"),
        ("sources", "", "menu.sources", "Sources: one article"),
        ("privacy", "", "menu.privacy", "Privacy"),
        ("ask", "", "menu.ask", "Put the question"),
        ("ask", "  ", "menu.ask", "Put the question"),
        ("ask", "@somebody", "nothing.empty", "Send a name"),
        ("random", "", "random", "The opening\n"),
        ("budget", "", "answer", "The budget\n"),
        ("BUDGET", "", "answer", "The budget\n"),
        ("budgte", "", "answer", "The budget\n"),
        ("topcis", "", "menu.topics", "What can be asked about"),
        ("hlep", "", "menu.help", "How to ask"),
        ("start", "t_budget", "deep_link", "The budget\n"),
        ("start", f"p_{passage_id(5)}", "deep_link", "The closing of the old pier\n"),
        ("start", "topics", "menu.topics", "What can be asked about"),
        ("start", "t_nothing", "menu.start", "What was actually said?"),
        ("start", "p_nothing", "menu.start", "What was actually said?"),
        ("start", "🤖", "menu.start", "What was actually said?"),
    ],
)
def test_commands_get_their_reply(name: str, argument: str, outcome: str, begins: str) -> None:
    reply = replies().to_command(name, argument, "en")
    assert reply.outcome == outcome
    assert text_of(reply).startswith(begins)


@pytest.mark.parametrize("name", ["settings", "verify", "contrast", "forgetme", "cancel"])
def test_a_command_kept_for_later_tells_what_there_is(name: str) -> None:
    assert replies().to_command(name, "", "en").outcome == "menu.help"


@pytest.mark.parametrize("name", ["xyzzy", "", "42"])
def test_a_command_that_is_none_is_looked_up_politely(name: str) -> None:
    reply = replies().to_command(name, "", "en")
    assert reply.outcome.startswith("nothing.")
    assert text_of(reply)


def test_ask_as_a_reply_looks_up_the_other_message() -> None:
    reply = replies().to_command("ask", "", "en", about="We will open the pier in spring")
    assert reply.outcome == "answer"
    assert "“We will open the pier in spring,” Ada Novak said." in text_of(reply)


@pytest.mark.parametrize(("chance", "number"), [(0.0, 1), (0.2, 2), (0.999999, 5), (1.0, 5)])
def test_random_is_as_random_as_its_chance(chance: float, number: int) -> None:
    reply = replies().to_command("random", "", "en", chance=chance)
    assert replies().index.library.passages[passage_id(number)].text in text_of(reply)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("/topics", "menu.topics"),
        ("/topics@VerbatimBot", "menu.topics"),
        ("  /help  ", "menu.help"),
        ("/budget", "answer"),
        ("/", "nothing.empty"),
        ("", "nothing.empty"),
        ("we will open the pier in spring", "answer"),
        ("/ask we will open the pier in spring", "answer"),
    ],
)
def test_a_typed_line_is_a_command_or_a_question(text: str, outcome: str) -> None:
    assert replies().to_text(text, "en").outcome == outcome


def hits(*numbers: int) -> tuple[Hit, ...]:
    passages = replies().index.library.passages
    return tuple(Hit(passages[passage_id(number)], 0.5, (), None) for number in numbers)


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        (Answer(hits(1), "opening"), "answer"),
        (Choices(hits(1, 2)), "choices"),
        (Nothing(Because.OFF_TOPIC), "nothing.off_topic"),
        (Nothing(Because.NOT_ON_THAT, (), "novak"), "nothing.not_on_that"),
    ],
)
def test_every_decision_becomes_a_reply_that_carries_it(decision: Answer | Choices | Nothing, outcome: str) -> None:
    reply = replies().to_decision(decision, "ru")
    assert reply.outcome == outcome
    assert reply.decision is decision
    assert reply.rendered
    assert_fits(reply.rendered, replies().index.library)


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (encode(Show(OfTopic("opening"), 2)), "show.paging"),
        (encode(Show(OfSpeaker("novak"))), "show.paging"),
        (encode(Context(OfPassages((FIRST,)))), "context"),
        (encode(NoneOfThese()), "none_of_these"),
        ("1T0.", "list_topics"),
        ("1c0.0.tbudget", "show.choice"),
        ("1g0.0.sortiz", "show.suggestion"),
    ],
)
def test_a_press_turns_the_message_into_another(data: str, outcome: str) -> None:
    reply = replies().to_press(data, "en")
    assert reply.outcome == outcome
    assert text_of(reply)


def test_a_press_on_the_count_changes_nothing() -> None:
    assert replies().to_press(encode(Stay()), "en") == Reply("stay")


@pytest.mark.parametrize(
    "data",
    [
        "",
        "0s0.0.topening",
        "1s0.0.tgone",
        "1s9.0.topening",
        "1s0.5.topening",
        "1x9.0.topening",
        "1szzzz.zzzz.topening",
        "1s0.0.snobody",
        "1s0.0.slind",
        "1s0.0.p0aaaaaaaz",
        "1s3.0.p0" + FIRST,
        "1Tzzzz.",
        "1T0.nothing",
        "1P9.",
        "1A9.",
        "прочее",
        "\x00\x01",
    ],
)
@pytest.mark.parametrize("language", TEXTS.languages)
def test_an_old_foreign_or_forged_button_gets_a_polite_note(data: str, language: str) -> None:
    reply = replies().to_press(data, language)
    assert (reply.outcome, reply.rendered) == ("gone", None)
    assert reply.notice
    assert len(reply.notice) <= NOTICE_CHARACTERS


@given(st.text(max_size=70))
def test_no_button_data_makes_it_stumble(data: str) -> None:
    assert replies().to_press(data, "en").outcome


@settings(deadline=None)
@given(
    st.text(max_size=300), st.text(max_size=300), st.sampled_from(["pier", "empty"]), st.sampled_from(TEXTS.languages)
)
def test_any_message_gets_a_message_that_fits(text: str, about: str, name: str, language: str) -> None:
    who = replies(name)
    for reply in (
        who.to_question(Question(text, about or None), language),
        who.to_command(text, about, language),
        who.to_text(text, language),
    ):
        assert reply.rendered
        assert_fits(reply.rendered, who.index.library)
    who.inline(text, language, about)


def as_loaded(library: Library) -> Library:
    """The library as the loader would have it: every speaker and every topic has a passage."""
    said = {passage.speaker for passage in library.passages.values()}
    return replace(
        library,
        speakers={name: each for name, each in library.speakers.items() if name in said},
        mentioned={name: each for name, each in library.speakers.items() if name not in said},
        topics={name: each for name, each in library.topics.items() if each.passages},
    )


@st.composite
def messages(draw: st.DrawFn, library: Library) -> str:
    """Words of a library among any others: names, titles, commands, parts of passages."""
    people = [each.name for each in library.speakers.values()]
    titles = [words for topic in library.topics.values() for words in (f"/{topic.id}", *topic.title.values())]
    said = [each.text[:200] for each in library.passages.values()]
    known = st.sampled_from([*people, *titles, *said, "/topics"])
    return " ".join(draw(st.lists(known | st.text(max_size=20), min_size=1, max_size=4)))


@settings(max_examples=150, deadline=None)
@given(st.data(), libraries().map(as_loaded), st.sampled_from(TEXTS.languages), st.sampled_from([Limits(), SURE]))
def test_any_message_to_any_library_gets_a_message_that_fits(
    data: st.DataObject, library: Library, language: str, limits: Limits
) -> None:
    who = Replies(Index.build(library), limits, TEXTS)
    text, about = data.draw(messages(library)), data.draw(messages(library) | st.just(""))
    for reply in (
        who.to_question(Question(text, about or None), language),
        who.to_command(text, about, language),
        who.to_text(text, language),
    ):
        assert reply.rendered
        assert_fits(reply.rendered, library)
        for action in (button.action for row in reply.rendered.buttons for button in row):
            turned_into = who.to_press(action.data, language).rendered if isinstance(action, Press) else None
            if turned_into:
                assert_fits(turned_into, library)
    for result in who.inline(text, language).results:
        assert_fits(result.rendered, library)


def test_an_empty_inline_query_shows_the_main_topics() -> None:
    page = replies().inline("  ", "ru")
    assert [result.title for result in page.results] == ["Открытие", "Бюджет", "The closing of the old pier"]
    assert [result.id for result in page.results] == [
        f"{passage_id(1)}.opening",
        f"{passage_id(3)}.budget",
        f"{passage_id(5)}.closing",
    ]
    assert page.next_offset == ""
    assert page.note is None


def test_an_inline_result_is_posted_with_summary_quotation_and_attribution() -> None:
    (result, *_) = replies().inline("we will open the pier in spring", "en").results
    assert result.title == "The opening"
    assert result.description.startswith("Ada Novak: “We will open the pier")
    assert result.rendered.text.startswith(
        "The opening\nAccording to Novak, the pier opens in spring.\n\nDirect quote\n"
    )
    assert not any(isinstance(each.action, Press) for row in result.rendered.buttons for each in row)


def test_a_long_passage_posted_inline_has_a_link_to_its_second_part() -> None:
    library = single("The pier is old. " * 600)
    who = Replies(Index.build(library), Limits(), TEXTS)
    ((linked,), (unlinked,)) = (who.inline("", "en", username=name).results for name in ("TheBot", None))
    (passage,) = library.passages
    payload = f"p_{passage}_2"
    actions = [each.action for row in linked.rendered.buttons for each in row]
    assert Open(f"https://t.me/TheBot?start={payload}") in actions
    assert len(payload) <= DEEP_LINK_CHARACTERS
    assert not any(isinstance(each.action, Press | Open) for row in unlinked.rendered.buttons for each in row)


@pytest.mark.parametrize(
    ("part", "shown"), [("2", 2), ("3", 3), ("4", 1), ("0", 1), ("²", 1), ("", 1), ("9" * 5000, 1)]
)
def test_a_deep_link_opens_a_part_of_a_passage_else_its_beginning(part: str, shown: int) -> None:
    library = single("The pier is old. " * 600)
    who = Replies(Index.build(library), Limits(), TEXTS)
    (passage,) = library.passages
    reply = who.to_command("start", f"p_{passage}_{part}", "en")
    assert reply.outcome == "deep_link"
    assert f"Part {shown} of 3" in text_of(reply)


def test_an_inline_description_says_whose_words_it_begins() -> None:
    found = {result.id[:8]: result.description for page in [replies().inline("", "en")] for result in page.results}
    assert found[passage_id(1)] == "Ada Novak: “We will open the pier in spring,” Ada Novak said."
    assert found[passage_id(5)] == "The article’s own words: The old pier was closed in 2019."
    (reported, *_) = replies().inline("ortiz", "en").results
    assert (reported.title, reported.description) == (
        "Luis Ortiz",
        "Reported speech, partly quoted: In turn, Mayor Ortiz was “not amused,” she said.",
    )


def test_an_inline_query_on_nothing_says_so() -> None:
    page = replies().inline("zebra crossings of antarctica", "en")
    assert page.results == ()
    assert page.note == "Nothing found. See the topics"


@pytest.mark.parametrize("offset", ["-1", "x", "10", "999999999", "9" * 60, "٣", "1e3", " "])
def test_a_strange_offset_gets_an_empty_last_page(offset: str) -> None:
    page = replies().inline("", "en", offset)
    assert (page.results, page.next_offset) == ((), "")


def test_inline_pages_of_the_real_library_join_up() -> None:
    who, ids, offset = replies("seeds"), [], ""
    while True:
        page = who.inline("", "en", offset)
        assert 0 < len(page.results) <= 10 < INLINE_RESULTS
        assert len(page.next_offset.encode()) <= INLINE_OFFSET_BYTES
        ids += [result.id for result in page.results]
        if not (offset := page.next_offset):
            break
    assert len(ids) == len(set(ids)) == len(who.index.library.topics)


@pytest.mark.parametrize("name", ["seeds", "towns"])
def test_every_topic_and_every_person_typed_inline_has_three_to_ten_results_a_page(name: str) -> None:
    who = replies(name)
    library = who.index.library
    asked = [*(f"/{topic}" for topic in library.topics), *(person.name for person in library.speakers.values())]
    for query in asked:
        offset, sizes = "", list[int]()
        while True:
            page = who.inline(query, "en", offset)
            sizes.append(len(page.results))
            offset = page.next_offset
            if not offset:
                break
        assert all(3 <= size <= 10 for size in sizes), (query, sizes)


def test_a_topic_of_one_passage_is_filled_up_with_what_is_nearest() -> None:
    page = replies().inline("/closing", "en")
    assert [result.id for result in page.results] == [
        f"{passage_id(5)}.closing",
        f"{passage_id(1)}.opening",
        f"{passage_id(2)}.opening",
    ]
    assert page == replies().inline("/closing", "en")


@pytest.mark.parametrize("passage", replies("seeds").index.library.passages.values(), ids=lambda passage: passage.id)
def test_a_shared_query_finds_its_passage_again(passage: Passage) -> None:
    page = replies("seeds").inline(share_query(passage), "en")
    assert [result.id.partition(".")[0] for result in page.results][:1] == [passage.id]


@pytest.mark.parametrize("topic", replies("seeds").index.library.topics)
@pytest.mark.parametrize("language", TEXTS.languages)
def test_every_topic_of_the_real_library_answers_its_command(topic: str, language: str) -> None:
    who = replies("seeds")
    reply = who.to_command(topic, "", language)
    assert reply.outcome == "answer"
    assert reply.rendered
    assert_fits(reply.rendered, who.index.library)
    assert reply == who.to_text(f"/{topic}", language)
    assert len(f"t_{topic}") <= DEEP_LINK_CHARACTERS
    deep_link = who.to_command("start", f"t_{topic}", language)
    assert deep_link.rendered == reply.rendered


@pytest.mark.parametrize("language", TEXTS.languages)
def test_the_examples_of_the_real_library_are_answered(language: str) -> None:
    who = replies("seeds")
    edition = who.edition(language)
    assert len(examples(edition)) == 3
    examined = [form(edition, each) for form in (typed, in_words) for each in examples(edition)]
    outcomes = {each: who.to_text(each, language).outcome for each in examined}
    assert set(outcomes.values()) == {"answer"}, outcomes


@pytest.mark.parametrize("language", TEXTS.languages)
@pytest.mark.parametrize("seeds", ["seeds", "towns"])
def test_the_example_of_a_question_is_answered_as_what_it_stands_for(seeds: str, language: str) -> None:
    who = replies(seeds)
    example = examples(who.edition(language))[0]
    decision = who.to_text(in_words(who.edition(language), example), language).decision
    assert isinstance(decision, Answer)
    assert (decision.topic, decision.speaker) == (example.topic, example.speaker)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("/speakers lavrov", "answer"),
        ("/speaker Rex Tillerson", "answer"),
        ("/speakers", "menu.speakers"),
        ("/speakers syria", "menu.speakers"),
        ("/speakers xyzzy", "menu.speakers"),
    ],
)
def test_a_person_named_behind_speakers_is_answered_on(text: str, outcome: str) -> None:
    assert replies("seeds").to_text(text, "en").outcome == outcome


@pytest.mark.parametrize("language", TEXTS.languages)
def test_a_speakers_own_words_can_be_paged_to_the_last(language: str) -> None:
    who = replies("seeds")
    reply = who.to_question(Question("Lavrov verbatim please, his own words"), language)
    assert isinstance(reply.decision, Answer)
    assert len(reply.decision.hits) > 7
    shown = [reply.rendered]
    for hit in reply.decision.hits:
        message = shown[-1]
        assert message
        assert hit.passage.text in message.text
        onward = [button.action for button in message.buttons[0] if button.label == "›"]
        if onward and isinstance(onward[0], Press):
            shown.append(who.to_press(onward[0].data, language).rendered)
    assert len(shown) == len(reply.decision.hits)


@pytest.mark.parametrize("language", TEXTS.languages)
def test_every_message_that_buttons_lead_to_fits(language: str) -> None:
    who = replies("seeds")
    waiting = [reply.rendered for reply in (who.to_command(name, "", language) for name in OFFERED)]
    seen: set[str] = set()
    while waiting:
        message = waiting.pop()
        assert message
        assert_fits(message, who.index.library)
        actions = [button.action for row in message.buttons for button in row]
        for data in {action.data for action in actions if isinstance(action, Press)} - seen - {encode(Stay())}:
            seen.add(data)
            waiting.append(who.to_press(data, language).rendered)
    assert len(seen) > 2 * len(who.index.library.topics)


@pytest.mark.parametrize("language", TEXTS.languages)
def test_telegram_takes_the_command_menu_of_the_real_library(language: str) -> None:
    suggested = replies("seeds").suggested_commands(language)
    assert len(OFFERED) < len(suggested) <= COMMANDS
    for name, description in suggested:
        assert re.fullmatch("[a-z0-9_]+", name)
        assert len(name) <= COMMAND_CHARACTERS
        assert 0 < len(description) <= COMMAND_DESCRIPTION_CHARACTERS


@pytest.mark.parametrize("language", TEXTS.languages)
def test_notes_and_profile_are_there(language: str) -> None:
    who = replies("empty")
    failed = who.failed(language)
    assert failed.notice
    assert failed.rendered
    assert failed.notice == failed.rendered.text
    assert text_of(who.not_text(language))
    assert "@" in text_of(who.hello(language, can_read_all=False, inline=True, username="VerbatimBot"))
    profile = who.profile(language)
    assert 0 < len(profile.short_description) <= SHORT_DESCRIPTION_CHARACTERS
    assert 0 < len(profile.description) <= DESCRIPTION_CHARACTERS
    assert [name for name, _ in who.suggested_commands(language)] == list(OFFERED)
