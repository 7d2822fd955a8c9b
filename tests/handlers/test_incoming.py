from typing import Any

import pytest
from telegram import Message

from bot.handlers.addressing import Facts, Mark, Place, Replied
from bot.handlers.incoming import facts_of

ADA = {"id": 7, "is_bot": False, "first_name": "Ada"}
BOT = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "TheBot"}
GROUP = {"id": -5, "type": "supergroup", "title": "Friends"}
FLAG = "🇷🇺"


def message(**fields: Any) -> Message:
    made = Message.de_json({"message_id": 3, "date": 1, "chat": GROUP, "from": ADA} | fields, None)
    assert made is not None
    return made


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length} | more


@pytest.mark.parametrize(
    ("text", "entities", "marked"),
    [
        ("/ask x", [entity("bot_command", 0, 4)], ["/ask"]),
        (f"{FLAG} @TheBot", [entity("mention", 5, 7)], ["@TheBot"]),
        (f"{FLAG}{FLAG}@TheBot привет", [entity("mention", 8, 7)], ["@TheBot"]),
        (f"кто сказал {FLAG}Бот", [entity("text_mention", 15, 3, user=BOT)], ["Бот"]),
        ("смотри @TheBot", [entity("bold", 0, 6), entity("mention", 7, 7)], ["@TheBot"]),
        ("short", [entity("mention", 3, 7)], []),
    ],
)
def test_marks_are_found_through_emoji_and_cyrillic(text: str, entities: list[Any], marked: list[str]) -> None:
    facts = facts_of(message(text=text, entities=entities))
    assert [text[mark.start : mark.end] for mark in facts.marks] == marked


def test_a_caption_counts_as_text() -> None:
    photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
    facts = facts_of(message(photo=photo, caption="/ask x", caption_entities=[entity("bot_command", 0, 4)]))
    assert (facts.text, facts.marks, facts.is_content) == ("/ask x", (Mark(0, 4, is_command=True),), True)
    assert facts_of(message(photo=photo)) == Facts(Place.GROUP, "")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"chat": {"id": 7, "type": "private", "first_name": "Ada"}}, Facts(Place.PRIVATE, "x")),
        ({"chat": {"id": -5, "type": "group", "title": "t"}}, Facts(Place.GROUP, "x")),
        ({"chat": {"id": -5, "type": "channel", "title": "t"}}, Facts(Place.CHANNEL, "x")),
        ({"from": BOT}, Facts(Place.GROUP, "x", from_bot=True)),
        ({"from": BOT, "sender_chat": GROUP}, Facts(Place.GROUP, "x")),
        ({"sender_chat": GROUP, "is_automatic_forward": True}, Facts(Place.GROUP, "x", from_channel=True)),
        ({"via_bot": BOT}, Facts(Place.GROUP, "x", via=1)),
        (
            {"forward_origin": {"type": "user", "date": 1, "sender_user": ADA}},
            Facts(Place.GROUP, "x", is_forwarded=True),
        ),
        ({"text": None, "new_chat_title": "t"}, Facts(Place.GROUP, "", is_content=False)),
        ({"quote": {"text": " the exact  words ", "position": 0}}, Facts(Place.GROUP, "x", quote=" the exact  words ")),
    ],
)
def test_what_a_message_is(fields: dict[str, Any], expected: Facts) -> None:
    assert facts_of(message(**{"text": "x"} | fields)) == expected


@pytest.mark.parametrize(
    ("replied", "expected"),
    [
        ({"from": ADA, "text": "hers"}, Replied(7, "hers")),
        ({"from": ADA, "caption": "hers"}, Replied(7, "hers")),
        ({"from": ADA, "text": "ours", "via_bot": BOT}, Replied(7, "ours", via=1)),
        ({"sender_chat": GROUP, "text": "posted"}, Replied(None, "posted")),
        ({"from": BOT, "forum_topic_created": {"name": "t", "icon_color": 1}}, None),
    ],
)
def test_what_a_message_replies_to(replied: dict[str, Any], expected: Replied | None) -> None:
    original = {"message_id": 2, "date": 1, "chat": GROUP} | replied
    assert facts_of(message(text="x", reply_to_message=original)).replied == expected


def test_as_a_guest_the_place_is_no_matter() -> None:
    assert facts_of(message(text="x"), as_guest=True).place is Place.GUEST
