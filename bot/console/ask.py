"""`verbatim ask`: one question for a person, or any number of them for a program."""

import json
from itertools import count
from secrets import SystemRandom
from typing import IO, TYPE_CHECKING, Any

from bot.console import why
from bot.console.contract import as_object
from bot.console.privacy import ASKED, privacy
from bot.console.terminal import Terminal
from bot.matching.decision import Answer, Because, Choices, Decision, Hit, Nothing, Question, Suggestion
from bot.matching.respond import look_up, respond
from bot.render.answer import answer
from bot.render.edition import Edition
from bot.render.grounds import reason
from bot.render.guard import guard
from bot.render.listing import listing_of
from bot.render.message import Rendered
from bot.render.suggestions import typed

if TYPE_CHECKING:
    from bot.app import Parts

_LINE_SEPARATORS = {ord(each): f"\\u{ord(each):04x}" for each in "\x85\u2028\u2029"}
"""What JSON leaves as it is but some programs take for the end of a line."""


def ask(parts: "Parts", message: str, language: str, *, every: bool = False, account: bool = False) -> int:
    """Print the answer for a person: the first passage, or every one, and why it was found, in short or in full."""
    terminal = Terminal.standard()
    edition = parts.replies.edition(language)
    reply = parts.replies.to_text(message, language, chance=SystemRandom().random())
    match reply.decision:
        case Answer() as decision if every:
            _show_all(terminal, edition, decision)
        case decision:
            rendered = privacy(edition, None) if reply.outcome == ASKED else reply.rendered
            terminal.show(guard(rendered or Rendered(""), parts.library))
            is_accounted = account and not isinstance(decision, Nothing)
            terminal.note(_note(edition, decision) if decision and not is_accounted else "")
    if account and reply.decision:
        terminal.note("\n" if isinstance(reply.decision, Nothing) else "")
        terminal.note(why.in_words(edition, look_up(message, parts.replies.limits, parts.index), reply.decision))
    return 0


def ask_json(parts: "Parts", message: str, language: str, out: IO[bytes], *, account: bool = False) -> int:
    """Print one JSON object for one message; what an argument can't say in UTF-8 is no message."""
    edition = parts.replies.edition(language)
    _answer(parts, message.encode("utf-8", "surrogateescape"), edition, out, account=account)
    return 0


def ask_lines(parts: "Parts", language: str, lines: IO[bytes], out: IO[bytes], *, account: bool = False) -> int:
    """Answer each line of input with one JSON object a line, before the next line is read."""
    edition = parts.replies.edition(language)
    for line in iter(lines.readline, b""):
        message = line.removesuffix(b"\r\n" if line.endswith(b"\r\n") else b"\n")
        _answer(parts, message, edition, out, account=account)
    return 0


def _answer(parts: "Parts", message: bytes, edition: Edition, out: IO[bytes], *, account: bool) -> None:
    line = json.dumps(_object(parts, message, edition, account=account), ensure_ascii=False)
    out.write(line.translate(_LINE_SEPARATORS).encode() + b"\n")
    out.flush()


def _object(parts: "Parts", message: bytes, edition: Edition, *, account: bool) -> dict[str, Any]:
    try:
        text = message.decode("utf-8")
    except UnicodeDecodeError:
        reason = edition.say("reason.not_utf8")
        return as_object(message.decode("utf-8", "replace"), Nothing(Because.EMPTY), edition, reason)
    decision = respond(Question(text), parts.replies.limits, parts.index)
    found = as_object(text, decision, edition)
    return (
        {**found, "why": why.as_data(edition, look_up(text, parts.replies.limits, parts.index), decision)}
        if account
        else found
    )


def _show_all(terminal: Terminal, edition: Edition, decision: Answer) -> None:
    """Every passage of an answer, in all its parts, with the reason for each."""
    found = listing_of(decision, edition.library)
    for position in range(len(found.passages)):
        for page in count():
            rendered = answer(edition, found, position, page)
            if rendered is None:
                break
            terminal.show(guard(rendered, edition.library))
        terminal.note(_scored(edition, decision.hits[position]) + "\n")


def _note(edition: Edition, decision: Decision) -> str:
    """Why it was found, how sure that is, and how much else there is; where there is nothing, what to type instead."""
    if isinstance(decision, Nothing):
        return "\n".join("  " + _to_type(edition, each) for each in decision.suggestions)
    hits = decision.hits
    if isinstance(decision, Choices):
        return "\n".join(f"{number}. {_scored(edition, hit)}" for number, hit in enumerate(hits, 1))
    more = edition.say("console.more", count=len(hits) - 1) if len(hits) > 1 else ""
    return "\n".join(line for line in (_scored(edition, hits[0]), more) if line)


def _to_type(edition: Edition, suggestion: Suggestion) -> str:
    """What could be typed; a command with what it is about."""
    if suggestion.topic and not suggestion.speaker:
        return edition.say("topics.line", topic=suggestion.topic, title=edition.title(suggestion.topic))
    return typed(edition, suggestion)


def _scored(edition: Edition, hit: Hit) -> str:
    return edition.say("console.score", score=f"{hit.score:.2f}", reason=reason(edition, hit))
