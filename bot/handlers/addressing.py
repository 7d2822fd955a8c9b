"""Is this message for the bot, and what does it ask? A pure function of what the message and the bot are."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """What kind of chat a message stands in."""

    PRIVATE = "private"
    GROUP = "group"
    """Groups and supergroups, forums among them."""
    CHANNEL = "channel"
    GUEST = "guest"
    """Any chat that the bot is no member of, where somebody called it by name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A command or a mention that Telegram found in the text: `text[start:end]`, in code points."""

    start: int
    end: int
    is_command: bool = False
    user: int | None = None
    """The mentioned user's id, where he is mentioned without a @name."""


@dataclass(frozen=True, slots=True)
class Replied:
    """The message that a message replies to."""

    sender: int | None
    text: str
    """Or caption, or nothing."""
    via: int | None = None
    """The bot that it was posted with."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a message, without Telegram's types."""

    place: Place
    text: str
    """Or caption, or nothing."""
    marks: tuple[Mark, ...] = ()
    from_bot: bool = False
    from_channel: bool = False
    """Copied by Telegram from the channel that a group belongs to."""
    via: int | None = None
    """The bot that it was posted with: an inline result."""
    is_forwarded: bool = False
    is_content: bool = True
    """Text or media; not "Ada joined the group"."""
    replied: Replied | None = None
    quote: str | None = None
    """What the person selected of the message replied to, exactly."""


@dataclass(frozen=True, slots=True)
class Me:
    """What the bot knows of itself."""

    id: int
    username: str
    """Without @."""
    commands: frozenset[str]
    """Those that it answers to: its own, and the topics."""


@dataclass(frozen=True, slots=True)
class Command:
    """`/name argument`, asked of this bot."""

    name: str
    argument: str
    about: str | None = None
    """The message, or its selected part, that it is a reply to."""


@dataclass(frozen=True, slots=True)
class Words:
    """A question in plain words."""

    text: str
    about: str | None = None
    """The message, or its selected part, that it is about."""


class Wordless(StrEnum):
    """A message for the bot without any words in it."""

    MEDIA = "media"


class Silence(StrEnum):
    """Why a message gets no answer."""

    CHANNEL = "a channel's post"
    BOT = "from a bot"
    OWN_RESULT = "posted with this bot"
    SERVICE = "nothing that somebody wrote"
    FORWARDED = "forwarded into a group"
    OTHER_BOT = "a command for another bot"
    UNKNOWN_COMMAND = "a command that is not the bot's"
    NOT_ADDRESSED = "not addressed to the bot"
    NO_WORDS = "a reply to the bot without words"


Addressed = Command | Words | Wordless | Silence


def addressed(facts: Facts, me: Me) -> Addressed:
    """What the message asks of the bot, or why the bot stays silent."""
    if facts.place is Place.CHANNEL or facts.from_channel:
        return Silence.CHANNEL
    if facts.from_bot:
        return Silence.BOT
    if facts.via == me.id:
        return Silence.OWN_RESULT
    if not facts.is_content:
        return Silence.SERVICE
    if facts.place is Place.PRIVATE:
        return _in_private(facts, me)
    return _in_company(facts, me)


def _in_private(facts: Facts, me: Me) -> Addressed:
    if not facts.text.strip():
        return Wordless.MEDIA
    if facts.is_forwarded:
        return Words("", about=facts.text)
    command = _command(facts)
    if command is None:
        return Words(_without_me(facts, me), _about(facts, me))
    # Whatever bot it names: there is none here but this one, and every text in private is a question.
    return Command(command.name, command.argument, _about(facts, me))


def _in_company(facts: Facts, me: Me) -> Addressed:
    if facts.is_forwarded:
        return Silence.FORWARDED
    command = _command(facts)
    if command is not None:
        return _command_in_company(command, facts, me)
    if facts.place is Place.GUEST or _mentions(facts, me):
        return Words(_without_me(facts, me), _about(facts, me))
    if not _answers_me(facts, me):
        return Silence.NOT_ADDRESSED
    return Words(facts.text, facts.quote) if facts.text.strip() else Silence.NO_WORDS


def _command_in_company(command: "_Written", facts: Facts, me: Me) -> Addressed:
    if not _is_for(me, command):
        return Silence.OTHER_BOT
    if not command.to and command.name not in me.commands and not _answers_me(facts, me):
        return Silence.UNKNOWN_COMMAND
    return Command(command.name, command.argument, _about(facts, me))


@dataclass(frozen=True, slots=True)
class _Written:
    """A command as it stands at the start of a message."""

    name: str
    to: str
    """The bot's name after @, or nothing."""
    argument: str


def _command(facts: Facts) -> _Written | None:
    """The command that the message starts with; commands further back are only spoken of."""
    mark = next((mark for mark in facts.marks if mark.is_command and mark.start == 0), None)
    if mark is None:
        return None
    name, _, to = facts.text[1 : mark.end].partition("@")
    return _Written(name.lower(), to.lower(), facts.text[mark.end :].strip())


def _is_for(me: Me, command: _Written) -> bool:
    return command.to in {"", me.username.lower()}


def _answers_me(facts: Facts, me: Me) -> bool:
    return facts.replied is not None and facts.replied.sender == me.id


def _mentions(facts: Facts, me: Me) -> bool:
    return any(_is_me(mark, facts, me) for mark in facts.marks)


def _is_me(mark: Mark, facts: Facts, me: Me) -> bool:
    if mark.is_command:
        return False
    return mark.user == me.id or facts.text[mark.start : mark.end].lower() == f"@{me.username.lower()}"


def _without_me(facts: Facts, me: Me) -> str:
    """The text without the mentions of the bot: a bare @ amid it, which carries no name but parts what it stands in."""
    kept, at = [], 0
    for mark in sorted(facts.marks, key=lambda mark: mark.start):
        if _is_me(mark, facts, me):
            kept.append(facts.text[at : mark.start])
            at = mark.end
    return "@".join(part for part in (*kept, facts.text[at:]) if part.strip()).strip()


def _about(facts: Facts, me: Me) -> str | None:
    """The selected words, else somebody else's message that this is a reply to; the bot's own says nothing new."""
    if facts.quote:
        return facts.quote
    if facts.replied is None or me.id in {facts.replied.sender, facts.replied.via}:
        return None
    return facts.replied.text or None
