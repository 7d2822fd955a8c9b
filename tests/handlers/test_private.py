import pytest

from bot.app import Parts
from bot.simulator.content import find_entities, media_fields
from bot.simulator.model import Json
from bot.simulator.server import Simulator
from tests.handlers.running import is_quoted, own

pytestmark = pytest.mark.usefixtures("bot")

SENTENCE = "Lavrov stressed that Russia was not betting on a specific person in Syria including Assad"


async def test_a_question_is_answered_with_the_articles_words(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, SENTENCE)
    answer = await telegram.next_message(telegram.private(ada))
    assert is_quoted(answer, parts)
    assert "Sergey Lavrov" in answer.text
    assert answer.reply_to is None
    assert answer.fields["link_preview_options"] == {"is_disabled": True}
    assert telegram.refusals == []


@pytest.mark.parametrize("media", ["photo", "video", "voice", "document"])
async def test_a_caption_is_a_question(telegram: Simulator, parts: Parts, media: str) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, SENTENCE, media=media)
    assert is_quoted(await telegram.next_message(telegram.private(ada)), parts)
    assert telegram.refusals == []


async def test_media_without_words_get_one_short_note(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "", media="sticker")
    note = await telegram.next_message(telegram.private(ada))
    assert note.text == parts.texts.say("en", "note.not_text")


CHAT = {"id": -5, "type": "channel", "title": "News"}
DRAW = {"winners_selection_date": 1, "winner_count": 1}
ODD_CONTENT: list[Json] = [
    {"checklist": {"title": "Shopping", "tasks": [{"id": 1, "text": "bread"}]}},
    {"giveaway": {"chats": [CHAT]} | DRAW},
    {"giveaway_winners": {"chat": CHAT, "giveaway_message_id": 3, "winners": []} | DRAW},
    {"rich_message": {"blocks": [{"type": "divider"}]}},
]


@pytest.mark.parametrize("content", ODD_CONTENT, ids=lambda content: next(iter(content)))
async def test_other_content_gets_the_same_note_and_in_groups_none(
    telegram: Simulator, parts: Parts, content: Json
) -> None:
    telegram.bot.can_read_all_group_messages = True
    ada = telegram.user("Ada")
    chat, group = telegram.private(ada), telegram.supergroup("Friends", [ada])
    telegram.say(ada, "/privacy")  # opens the chat
    await telegram.next_message(chat)
    telegram.world.post(group, {"from": ada.to_json()} | content)
    telegram.world.post(chat, {"from": ada.to_json()} | content)
    assert (await telegram.next_message(chat)).text == parts.texts.say("en", "note.not_text")
    telegram.say(ada, f"/privacy@{telegram.bot.username}", group)
    answer = await telegram.next_message(group)
    assert own(telegram, group) == [answer]
    assert telegram.refusals == []


async def test_the_words_of_a_rich_message_are_looked_up(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    chat = telegram.private(ada)
    telegram.say(ada, "/privacy")  # opens the chat
    await telegram.next_message(chat)
    begun, rest = SENTENCE[:40], SENTENCE[40:]
    paragraph = {"type": "paragraph", "text": [begun, {"type": "bold", "text": [rest]}]}
    telegram.world.post(chat, {"from": ada.to_json(), "rich_message": {"blocks": [paragraph]}})
    answer = await telegram.next_message(chat)
    assert is_quoted(answer, parts)
    assert "not betting on" in answer.text
    assert telegram.refusals == []


@pytest.mark.parametrize(
    ("captions", "answers"), [(["", "", ""], 1), (["/privacy", "", ""], 1), (["/about", "/help"], 2)]
)
async def test_an_album_gets_an_answer_for_each_caption_or_one_note(
    telegram: Simulator, parts: Parts, captions: list[str], answers: int
) -> None:
    ada = telegram.user("Ada")
    chat = telegram.private(ada)
    telegram.say(ada, "/privacy")  # opens the chat
    await telegram.next_message(chat)
    for caption in captions:
        words = {"caption": caption, "caption_entities": find_entities(caption)} if caption else {}
        photo = media_fields("photo", 1)
        telegram.world.post(chat, {"from": ada.to_json(), "media_group_id": "album"} | photo | words)
    telegram.say(ada, "/speakers")
    last = parts.replies.to_command("speakers", "", "en").rendered
    assert last is not None
    await telegram.wait_until(lambda: own(telegram, chat)[-1].text == last.text)
    assert len(own(telegram, chat)) == 1 + answers + 1
    assert telegram.refusals == []


@pytest.mark.parametrize(
    "command", ["start", "help", "ask", "topics", "speakers", "random", "about", "sources", "privacy"]
)
async def test_every_command_of_the_bot_is_answered(telegram: Simulator, parts: Parts, command: str) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, f"/{command}")
    assert (await telegram.next_message(telegram.private(ada))).text
    assert telegram.refusals == []


async def test_every_topic_is_a_command(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    chat = telegram.private(ada)
    for topic in parts.library.topics:
        telegram.say(ada, f"/{topic}@{telegram.bot.username}")
        answer = await telegram.next_message(chat)
        assert is_quoted(answer, parts), topic
    assert telegram.refusals == []


@pytest.mark.parametrize("text", ["/siyria", "/SYRIA", "/syria ?"])
async def test_a_mistyped_command_finds_its_topic(telegram: Simulator, parts: Parts, text: str) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, text)
    assert is_quoted(await telegram.next_message(telegram.private(ada)), parts)


async def test_a_deep_link_opens_its_topic(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "/start t_assad")
    assert is_quoted(await telegram.next_message(telegram.private(ada)), parts)
    telegram.say(ada, "/start t_nowhere")
    assert not is_quoted(await telegram.next_message(telegram.private(ada)), parts)


async def test_a_forwarded_post_is_looked_up(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, SENTENCE, forwarded_from=telegram.channel("News", with_bot=False))
    assert is_quoted(await telegram.next_message(telegram.private(ada)), parts)


async def test_what_is_not_in_the_library_gets_a_note(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "how do I bake a sourdough bread")
    note = await telegram.next_message(telegram.private(ada))
    assert note.text
    assert not is_quoted(note, parts)


async def test_each_person_is_spoken_to_in_their_own_language(telegram: Simulator, parts: Parts) -> None:
    for code, language in [("ru", "ru"), ("ru-RU", "ru"), ("en", "en"), ("de", "en"), (None, "en")]:
        person = telegram.user("Ada", language_code=code)
        telegram.say(person, "", media="voice")
        note = await telegram.next_message(telegram.private(person))
        assert note.text == parts.texts.say(language, "note.not_text")


async def test_an_update_that_comes_twice_is_answered_once(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    chat = telegram.private(ada)
    telegram.say(ada, "/syria")
    await telegram.next_message(chat)
    await telegram.until_idle()
    telegram.repeat_last_update()
    telegram.say(ada, "/privacy")
    last = await telegram.next_message(chat)
    assert not is_quoted(last, parts)
    assert len(own(telegram, chat)) == 2


async def test_results_that_were_posted_with_the_bot_are_not_answered(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    chat = telegram.private(ada)
    offered = await telegram.results_of(telegram.type_inline(ada, "assad", chat=chat))
    telegram.choose(offered, offered.results[0]["id"], chat)
    telegram.say(ada, "/privacy")
    await telegram.next_message(chat)
    assert len(own(telegram, chat)) == 1


async def test_a_very_long_message_and_strange_ones_are_answered(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    for text in ["лавров " * 585, "🇷🇺" * 1000, "\u202e\u200b", "/" * 50, "@" + telegram.bot.username]:
        telegram.say(ada, text)
        assert (await telegram.next_message(telegram.private(ada))).text
    assert telegram.refusals == []
