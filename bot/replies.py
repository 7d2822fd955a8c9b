"""What the bot says to a question, a command, a press on a button: the same wherever it is talked to."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.library.names import OWN_COMMANDS
from bot.matching.decision import Answer, Choices, Decision, Limits, Nothing, Question
from bot.matching.index import Index
from bot.matching.respond import respond
from bot.render import articles, lists, menus
from bot.render.answer import answer
from bot.render.callback import Action, Show, Stay, decode
from bot.render.choices import choices
from bot.render.commands import OFFERED, menu
from bot.render.edition import Edition
from bot.render.inline import (
    InlinePage,
    InlineResult,
    as_shared,
    inline_page,
    main_topics,
    note_on,
    places,
    shared,
)
from bot.render.listing import listing_of
from bot.render.menus import Profile
from bot.render.message import Rendered
from bot.render.nearby import Place, unique
from bot.render.nothing import nothing
from bot.render.press import pressed, show
from bot.render.source import OfPassages, OfTopic
from bot.texts import Texts

__all__ = ["InlinePage", "InlineResult", "Profile", "Replies", "Reply"]

_MENUS: Mapping[str, Callable[[Edition], Rendered | None]] = {
    "start": menus.start,
    "help": menus.help_,
    "topics": lists.topics,
    "speakers": lists.speakers,
    "about": menus.about,
    "sources": articles.sources,
    "privacy": menus.privacy,
}

_NEAR = 0.7
"""Likeness from which a command is taken for a mistyped one of the bot's own."""

_DIGITS = 4
"""As many as no part's number has."""


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


class Replies:
    """Everything the bot can say about one library. Holds no state; asks the matching."""

    def __init__(self, index: Index, limits: Limits, texts: Texts, public_url: str | None = None) -> None:
        self.index = index
        self.limits = limits
        self.texts = texts
        self.public_url = public_url
        """Where the source pages are, to which every answer leads; None for answers without links."""

    def edition(self, language: str) -> Edition:
        """The library for a reader of this language."""
        return Edition(self.index.library, self.texts, language, self.public_url)

    def to_question(self, question: Question, language: str) -> Reply:
        """The reply to a message addressed to the bot. A text that starts with "/" is matched as a command by name."""
        return self.to_decision(respond(question, self.limits, self.index), language)

    def to_decision(self, decision: Decision, language: str) -> Reply:
        """The reply that says what the matching decided."""
        edition = self.edition(language)
        match decision:
            case Answer():
                return Reply("answer", answer(edition, listing_of(decision, edition.library), 0), decision=decision)
            case Choices():
                return Reply("choices", choices(edition, decision), decision=decision)
            case Nothing(because):
                return Reply(f"nothing.{because}", nothing(edition, decision), decision=decision)

    def to_command(
        self, name: str, argument: str, language: str, *, about: str | None = None, chance: float = 0.0
    ) -> Reply:
        """The reply to "/name argument" (without slash and @bot): own commands, topics, and mistyped ones alike.

        `about` is the message, or the selected part of it, to which the command is a reply; `chance`, from 0 up to but
        not 1, is the luck that /random uses. Deep links are "/start t_<topic>", "/start p_<passage id>" and
        "/start p_<passage id>_<part>".
        """
        name, argument = self._meant(name.lower()), argument.strip()
        if name == "ask":
            return self._ask(argument, about, language)
        if name == "start" and argument:
            return self._deep_link(argument, language)
        if name == "random":
            return self._random(chance, language)
        if name in _MENUS:
            return self._menu(name, argument, language)
        if name in OWN_COMMANDS:
            return Reply("menu.help", menus.help_(self.edition(language)))
        return self.to_question(Question(f"/{name} {argument}".rstrip(), about), language)

    def to_text(self, text: str, language: str, *, chance: float = 0.0) -> Reply:
        """The reply to a line that may be a question or a command, where no app marks which is which."""
        name, _, argument = text.strip().partition(" ")
        if name.startswith("/") and len(name) > 1:
            return self.to_command(name[1:].partition("@")[0], argument, language, chance=chance)
        return self.to_question(Question(text), language)

    def to_press(self, data: str, language: str) -> Reply:
        """The reply to a pressed button; for data that is old, damaged or forged a notice and no message."""
        edition = self.edition(language)
        action = decode(data)
        if isinstance(action, Stay):
            return Reply("stay")
        rendered = pressed(edition, action) if action else None
        if rendered is None:
            return Reply("gone", notice=edition.say("notice.gone"))
        return Reply(_outcome(action), rendered)

    def inline(self, query: str, language: str, offset: str = "", *, username: str | None = None) -> InlinePage:
        """The results for "@bot query"; an empty query gets the main topics, a strange offset an empty last page.

        `username` is the bot's, for links to it.
        """
        edition = self.edition(language)
        if not query.strip():
            return inline_page(edition, main_topics(edition), offset, username=username)
        meant = self._shared.get(as_shared(query), ())
        decision = respond(Question(query), self.limits, self.index)
        note = None if meant else note_on(edition, decision)
        return inline_page(edition, unique((*meant, *places(edition, decision))), offset, note, username)

    def hello(self, language: str, *, can_read_all: bool, inline: bool, username: str) -> Reply:
        """One short message for a group that the bot was added to: what works here.

        `can_read_all` and `inline` are getMe's `can_read_all_group_messages` and `supports_inline_queries`; the first
        may also be true because the bot is an admin there. `username` is without @.
        """
        edition = self.edition(language)
        return Reply("hello", menus.hello(edition, can_read_all=can_read_all, inline=inline, username=username))

    def not_text(self, language: str) -> Reply:
        """The note on a photo, a voice message and the like without any words."""
        return Reply("not_text", menus.note(self.edition(language), "note.not_text"))

    def failed(self, language: str) -> Reply:
        """The note when something of ours broke; as message and as notice, whichever fits."""
        edition = self.edition(language)
        return Reply("failed", menus.note(edition, "note.failed"), notice=edition.say("note.failed"))

    def suggested_commands(self, language: str) -> tuple[tuple[str, str], ...]:
        """The command menu, (command, description): the bot's own ones, then topics, within Telegram's limits."""
        return menu(self.edition(language))

    def profile(self, language: str) -> Profile:
        """The profile texts for setMyShortDescription and setMyDescription."""
        return menus.profile(self.edition(language))

    @cached_property
    def _shared(self) -> Mapping[str, tuple[Place, ...]]:
        """What a shared query stands for: it begins like any passage, and the matching may like another one better."""
        return shared(self.index.library)

    def _meant(self, name: str) -> str:
        """The bot's own command that a name is a typing error of, else the name."""
        library = self.index.library
        if name in library.topics or name in library.speakers:
            return name
        known = (*OFFERED, *library.topics, *library.speakers)
        near = process.extractOne(name, known, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_NEAR)
        return near[0] if near and near[0] in OFFERED else name

    def _ask(self, argument: str, about: str | None, language: str) -> Reply:
        if not argument and not (about or "").strip():
            return Reply("menu.ask", menus.ask(self.edition(language)))
        return self.to_question(Question(argument, about), language)

    def _menu(self, name: str, argument: str, language: str) -> Reply:
        """A text of the bot's own; for /speakers with a person's name the reply on that person."""
        if name == "speakers" and argument:
            reply = self.to_question(Question(argument), language)
            if isinstance(reply.decision, Answer) and reply.decision.speaker:
                return reply
        return Reply(f"menu.{name}", _MENUS[name](self.edition(language)))

    def _deep_link(self, payload: str, language: str) -> Reply:
        """What t.me/bot?start=PAYLOAD opens; the welcome where the payload says nothing (any more)."""
        edition = self.edition(language)
        kind, _, name = payload.partition("_")
        if kind == "t" and (rendered := show(edition, Show(OfTopic(name)))):
            return Reply("deep_link", rendered)
        if kind == "p" and (rendered := _passage(edition, *name.split("_"))):
            return Reply("deep_link", rendered)
        name = "topics" if payload == "topics" else "start"
        return self.to_command(name, "", language)

    def _random(self, chance: float, language: str) -> Reply:
        edition = self.edition(language)
        passages = tuple(edition.library.passages)
        if not passages:
            return Reply("menu.start", menus.start(edition))
        picked = passages[min(int(chance * len(passages)), len(passages) - 1)]
        return Reply("random", show(edition, Show(OfPassages((picked,), 0))))


def _passage(edition: Edition, passage: str, part: str = "1", *_: str) -> Rendered | None:
    """A part of a passage (counted from 1), where there is no such part the first one."""
    found = OfPassages((passage,), 0)
    page = int(part) - 1 if part.isascii() and part.isdigit() and len(part) < _DIGITS else 0
    return show(edition, Show(found, page=page)) or show(edition, Show(found))


def _outcome(action: Action | None) -> str:
    if isinstance(action, Show):
        return f"show.{action.asked.name.lower()}"
    return re.sub("(?<=[a-z])(?=[A-Z])", "_", type(action).__name__).lower()
