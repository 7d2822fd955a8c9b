from dataclasses import replace

import pytest

from bot.handlers.addressing import Command, Facts, Mark, Me, Place, Replied, Silence, Wordless, Words, addressed

ME = Me(id=1, username="TheBot", commands=frozenset({"ask", "start", "syria"}))
ADA = 7

PRIVATE = Facts(Place.PRIVATE, "")
GROUP = Facts(Place.GROUP, "")
HERS = Replied(ADA, "Assad must go, he said")
OURS = Replied(ME.id, "Lavrov stressed …")
POSTED_WITH_US = Replied(ADA, "Lavrov stressed …", via=ME.id)


def says(facts: Facts, text: str, **more: object) -> Facts:
    """The facts with a text, marked up as Telegram does: commands and mentions."""
    marks, at = [], 0
    for word in text.split(" "):
        if word[:1] in {"/", "@"} and len(word) > 1:
            marks.append(Mark(at, at + len(word), is_command=word[0] == "/"))
        at += len(word) + 1
    return replace(facts, text=text, marks=tuple(marks), **more)  # type: ignore[arg-type]  # fields of Facts


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        (says(PRIVATE, "lavrov on assad"), Words("lavrov on assad")),
        (says(PRIVATE, "lavrov on assad @TheBot"), Words("lavrov on assad")),
        (says(PRIVATE, "/syria"), Command("syria", "")),
        (says(PRIVATE, "/SYRIA@thebot"), Command("syria", "")),
        (says(PRIVATE, "/siyria"), Command("siyria", "")),
        (says(PRIVATE, "/start t_syria"), Command("start", "t_syria")),
        (says(PRIVATE, "/ask  lavrov\non assad "), Command("ask", "lavrov\non assad")),
        (says(PRIVATE, "/syria@OtherBot on war"), Command("syria", "on war")),
        (says(PRIVATE, "what is /syria"), Words("what is /syria")),
        (replace(PRIVATE, text="/сирия"), Words("/сирия")),
        (says(PRIVATE, "/ask", is_forwarded=True), Words("", about="/ask")),
        (says(PRIVATE, "who said this?", replied=HERS), Words("who said this?", about=HERS.text)),
        (says(PRIVATE, "and putin?", replied=OURS), Words("and putin?")),
        (says(PRIVATE, "who?", replied=OURS, quote=" stressed "), Words("who?", about=" stressed ")),
        (says(PRIVATE, "/ask", replied=HERS), Command("ask", "", about=HERS.text)),
        (says(PRIVATE, "lavrov", via=5), Words("lavrov")),
        (replace(PRIVATE, text=""), Wordless.MEDIA),
        (replace(PRIVATE, text=" \n"), Wordless.MEDIA),
        (replace(PRIVATE, text="", is_content=False), Silence.SERVICE),
        (says(PRIVATE, "Lavrov stressed …", via=ME.id), Silence.OWN_RESULT),
        (says(PRIVATE, "lavrov on assad", from_bot=True), Silence.BOT),
    ],
)
def test_in_private_every_word_is_for_the_bot(facts: Facts, asked: object) -> None:
    assert addressed(facts, ME) == asked


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        (says(GROUP, "/syria"), Command("syria", "")),
        (says(GROUP, "/syria@TheBot now"), Command("syria", "now")),
        (says(GROUP, "/siyria@TheBot"), Command("siyria", "")),
        (says(GROUP, "/siyria"), Silence.UNKNOWN_COMMAND),
        (says(GROUP, "/siyria", replied=HERS), Silence.UNKNOWN_COMMAND),
        (says(GROUP, "/siyria", replied=OURS), Command("siyria", "")),
        (says(GROUP, "/syria@OtherBot"), Silence.OTHER_BOT),
        (says(GROUP, "/syria@OtherBot", replied=OURS), Silence.OTHER_BOT),
        (says(GROUP, "/ask", replied=HERS), Command("ask", "", about=HERS.text)),
        (says(GROUP, "/ask@TheBot", replied=HERS, quote="must go,"), Command("ask", "", about="must go,")),
        (says(GROUP, "/ask", quote="from another chat"), Command("ask", "", about="from another chat")),
        (says(GROUP, "/ask", replied=OURS), Command("ask", "")),
        (says(GROUP, "/ask", replied=POSTED_WITH_US), Command("ask", "")),
        (says(GROUP, "@TheBot lavrov on assad"), Words("lavrov on assad")),
        (says(GROUP, "hey @thebot , lavrov?"), Words("hey @ , lavrov?")),
        (says(GROUP, "@TheBot", replied=HERS), Words("", about=HERS.text)),
        (says(GROUP, "@TheBot", replied=HERS, quote="must go"), Words("", about="must go")),
        (says(GROUP, "@TheBot"), Words("")),
        (says(GROUP, "@TheBot look: @TheBot"), Words("look:")),
        (replace(GROUP, text="Bot, lavrov?", marks=(Mark(0, 3, user=ME.id),)), Words(", lavrov?")),
        (replace(GROUP, text="Ada, lavrov?", marks=(Mark(0, 3, user=ADA),)), Silence.NOT_ADDRESSED),
        (says(GROUP, "@TheBotany lavrov"), Silence.NOT_ADDRESSED),
        (says(GROUP, "@OtherBot lavrov"), Silence.NOT_ADDRESSED),
        (replace(GROUP, text="mail me@TheBot lavrov"), Silence.NOT_ADDRESSED),
        (says(GROUP, "and putin?", replied=OURS), Words("and putin?")),
        (says(GROUP, "who?", replied=OURS, quote="stressed"), Words("who?", about="stressed")),
        (says(GROUP, "", replied=OURS), Silence.NO_WORDS),
        (says(GROUP, "and putin?", replied=HERS), Silence.NOT_ADDRESSED),
        (says(GROUP, "and putin?", replied=POSTED_WITH_US), Silence.NOT_ADDRESSED),
        (says(GROUP, "lavrov on assad"), Silence.NOT_ADDRESSED),
        (says(GROUP, "I like /syria"), Silence.NOT_ADDRESSED),
        (replace(GROUP, text=""), Silence.NOT_ADDRESSED),
        (says(GROUP, "@TheBot lavrov", is_forwarded=True), Silence.FORWARDED),
        (says(GROUP, "@TheBot lavrov", from_bot=True), Silence.BOT),
        (says(GROUP, "@TheBot lavrov", from_channel=True), Silence.CHANNEL),
        (says(GROUP, "@TheBot lavrov", via=ME.id), Silence.OWN_RESULT),
        (replace(GROUP, is_content=False, replied=OURS), Silence.SERVICE),
        (says(Facts(Place.CHANNEL, ""), "/syria@TheBot"), Silence.CHANNEL),
    ],
)
def test_in_company_only_what_is_addressed_to_the_bot(facts: Facts, asked: object) -> None:
    assert addressed(facts, ME) == asked


def test_as_a_guest_the_bot_was_called_already() -> None:
    guest = Facts(Place.GUEST, "")
    assert addressed(says(guest, "lavrov @TheBot"), ME) == Words("lavrov")
    assert addressed(says(guest, "@TheBot", replied=HERS), ME) == Words("", about=HERS.text)
    assert addressed(says(guest, "/syria@TheBot"), ME) == Command("syria", "")
