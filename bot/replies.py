"""What the bot says to a question, a command, a press on a button: the same wherever it is talked to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.matching.decision import Decision, Limits, Question
from bot.render.message import Rendered
from bot.texts import Texts

if TYPE_CHECKING:
    from bot.matching.index import Index


@dataclass(frozen=True, slots=True)
class Reply:
    """What to do now. With neither message nor notice there is nothing to say (the press only needs answering)."""

    outcome: str
    """For the log: "answer", "choices", "nothing.off_topic", "menu.help", "show.paging", "context", "gone"…"""
    rendered: Rendered | None = None
    """A new message, or, after a press, what the message with the button turns into."""
    notice: str | None = None
    """A short note to whoever pressed a button (a toast), at most 200 characters."""
    decision: Decision | None = None
    """What the matching decided, where it was asked."""


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One line of the list that opens above "@bot words"."""

    id: str
    """Stable: the same passage on the same topic always has the same one; at most 64 bytes."""
    title: str
    description: str
    rendered: Rendered
    """What is posted when it is picked; it has no button that sends something back to the bot."""


@dataclass(frozen=True, slots=True)
class InlinePage:
    """Results, and where the next page starts ("" after the last one)."""

    results: tuple[InlineResult, ...]
    next_offset: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What Telegram shows about the bot before anybody has talked to it."""

    short_description: str
    description: str


class Replies:
    """Everything the bot can say about one library. Holds no state; asks the matching."""

    def __init__(self, index: "Index", limits: Limits, texts: Texts) -> None:
        self.index = index
        self.limits = limits
        self.texts = texts

    def to_question(self, question: Question, language: str) -> Reply:
        """The reply to a message addressed to the bot. A text that starts with "/" is matched as a command by name."""
        raise NotImplementedError

    def to_command(
        self, name: str, argument: str, language: str, *, about: str | None = None, chance: float = 0.0
    ) -> Reply:
        """The reply to "/name argument" (without slash and @bot): own commands, topics, and mistyped ones alike.

        `about` is the message, or the selected part of it, to which the command is a reply; `chance`, from 0 up to but
        not 1, is the luck that /random uses. "/start t_<topic>" and "/start p_<passage id>" are deep links.
        """
        raise NotImplementedError

    def to_press(self, data: str, language: str) -> Reply:
        """The reply to a pressed button; for data that is old, damaged or forged a notice and no message."""
        raise NotImplementedError

    def inline(self, query: str, language: str, offset: str = "") -> InlinePage:
        """The results for "@bot query"; an empty query gets the main topics, a strange offset the last page."""
        raise NotImplementedError

    def hello(self, language: str, *, can_read_all: bool, inline: bool, username: str) -> Reply:
        """One short message for a group that the bot was added to: what works here.

        `can_read_all` and `inline` are getMe's `can_read_all_group_messages` and `supports_inline_queries`; the first
        may also be true because the bot is an admin there. `username` is without @.
        """
        raise NotImplementedError

    def not_text(self, language: str) -> Reply:
        """The note on a photo, a voice message and the like without any words."""
        raise NotImplementedError

    def failed(self, language: str) -> Reply:
        """The note when something of ours broke; as message and as notice, whichever fits."""
        raise NotImplementedError

    def suggested_commands(self, language: str) -> tuple[tuple[str, str], ...]:
        """The command menu, (command, description): the bot's own ones, then topics, within Telegram's limits."""
        raise NotImplementedError

    def profile(self, language: str) -> Profile:
        """The profile texts for setMyShortDescription and setMyDescription."""
        raise NotImplementedError
