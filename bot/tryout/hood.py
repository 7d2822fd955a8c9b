"""Under the hood: what the bot got, what it understood, what it found, and what it then asked Telegram to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from telegram import Message as TelegramMessage

from bot.app import Parts
from bot.console import why
from bot.handlers.addressing import Addressed, Command, Me, Silence, Wordless, Words, addressed
from bot.handlers.incoming import facts_of
from bot.library.models import Passage
from bot.matching.choose import topic_of
from bot.matching.decision import Answer, Decision, Hit, Nothing, Question
from bot.matching.grounds import grounds_for
from bot.matching.respond import look_up
from bot.matching.search import Found
from bot.render.commands import OFFERED
from bot.render.edition import Edition
from bot.render.grounds import decision_reason, reasons
from bot.render.links import passage_url
from bot.replies import Reply
from bot.simulator.model import Json
from bot.simulator.queries import InlineQuery, Press
from bot.simulator.views import Exchange
from bot.simulator.visibility import Seen
from bot.tryout.stage import Act, Kind, Stage

MOST_CANDIDATES = 12
_BEGINNING = 160


@dataclass(frozen=True, slots=True)
class Reading:
    """How the bot takes what was done."""

    taken_as: str
    """command, words, media, inline, press, or why it stays silent."""
    question: Question | None = None
    """What is looked up, if anything is."""
    reply: Reply | None = None


def explain(stage: Stage, act: Act, parts: Parts) -> Json:
    """Everything about one act. The look-up is done again: it is a pure function, and so tells what the bot did."""
    edition = parts.replies.edition(parts.texts.best(stage.people[0].language_code))
    reading = read(stage, act, parts, parts.texts.best(act.user.language_code))
    decision = reading.reply.decision if reading.reply else None
    seen = stage.seen.get(act.message) if act.message else None
    found = look_up(_text(reading.question), parts.index) if reading.question else None
    return {
        "act": act.number,
        "kind": act.kind.value,
        "by": act.user.first_name,
        "text": act.text,
        "is_seen": seen is None or isinstance(seen, Seen) or act.kind is Kind.PRESSED,
        "seen": seen.name.lower() if seen and act.kind is not Kind.PRESSED else None,
        "taken_as": reading.taken_as,
        "question": reading.question.text if reading.question else None,
        "about": reading.question.about if reading.question else None,
        "outcome": reading.reply.outcome if reading.reply else None,
        "reason": decision_reason(edition, decision) if decision else None,
        "limits": {"answer": parts.replies.limits.answer, "choice": parts.replies.limits.choice},
        **(_account(edition, found, decision) if decision else {}),
        "candidates": list(islice(_candidates(edition, found, decision, parts), MOST_CANDIDATES)),
        "requests": [_request(each) for each in requests_of(stage, act)],
    }


def read(stage: Stage, act: Act, parts: Parts, language: str) -> Reading:
    """How the bot takes an act, by the bot's own functions."""
    if isinstance(act.query, InlineQuery):
        question = Question(act.query.query)
        reply = parts.replies.to_question(question, language) if act.query.query.strip() else None
        return Reading("inline", question if reply else None, reply)
    if isinstance(act.query, Press):
        return Reading("press", None, parts.replies.to_press(act.query.data, language))
    if act.message is None or not isinstance(stage.seen.get(act.message), Seen):
        return Reading("unseen")
    message = TelegramMessage.de_json(act.message.to_json(), None)
    bot = stage.telegram.bot
    me = Me(bot.id, bot.username, frozenset({*OFFERED, *parts.library.topics}))
    return _reading(addressed(facts_of(message), me), parts, language)


def _reading(asked: Addressed, parts: Parts, language: str) -> Reading:
    match asked:
        case Silence():
            return Reading(asked.name.lower())
        case Wordless():
            return Reading("media", None, parts.replies.not_text(language))
        case Words(text, about):
            question = Question(text, about)
            return Reading("words", question, parts.replies.to_question(question, language))
        case Command(name, argument, about):
            reply = parts.replies.to_command(name, argument, language, about=about)
            text = argument if name == "ask" else f"/{name} {argument}".rstrip()
            return Reading("command", Question(text, about) if reply.decision else None, reply)


def requests_of(stage: Stage, act: Act) -> list[Exchange]:
    """What the bot asked Telegram to do because of an act, as far as can be told: until the next one in its place."""
    later = (each for each in stage.acts if each.number > act.number)
    until = next((each.since for each in later if _is_in_place_of(each, act)), None)
    return [each for each in stage.telegram.requests[act.since : until] if _is_about(each, act)]


def _is_in_place_of(later: Act, act: Act) -> bool:
    """Whether what the bot does after a later act has nothing to do with this one any more."""
    if act.kind is Kind.PRESSED:
        return later.message is act.message
    return later.chat is act.chat and later.kind is not Kind.TYPED


def _is_about(exchange: Exchange, act: Act) -> bool:
    given = exchange.parameters
    if isinstance(act.query, InlineQuery):
        return bool(given.get("inline_query_id") == act.query.id)
    if isinstance(act.query, Press):
        message = act.query.message
        is_message = given.get("chat_id") == message.chat.id and given.get("message_id") == message.id
        is_inline = message.inline_message_id and given.get("inline_message_id") == message.inline_message_id
        return bool(given.get("callback_query_id") == act.query.id or is_message or is_inline)
    return bool(given.get("chat_id") == act.chat.id)


def _request(exchange: Exchange) -> Json:
    answer = exchange.answer or {}
    return {
        "method": exchange.method,
        "parameters": exchange.parameters,
        "is_ok": exchange.is_ok,
        "description": answer.get("description"),
    }


def _text(question: Question) -> str:
    """What the words and the message that they are about say together."""
    return "\n".join(part for part in (question.text, question.about) if part)


def _account(edition: Edition, found: Found | None, decision: Decision) -> Json:
    account = why.as_data(edition, found, decision)
    return {"understood": account["understood"], "odds": account["odds"]}


def _candidates(edition: Edition, found: Found | None, decision: Decision | None, parts: Parts) -> Iterator[Json]:
    """What is shown, in that order, and then what else came near."""
    hits = () if decision is None or isinstance(decision, Nothing) else decision.hits
    for place, hit in enumerate(hits, 1):
        yield _candidate(edition, hit, place, None)
    shown = {each.passage.id for each in hits}
    if found is None:
        return
    for hit in _others(found, parts):
        if hit.passage.id not in shown:
            yield _candidate(edition, hit, None, _left_out(found, decision, hit, parts))


def _others(found: Found, parts: Parts) -> Iterator[Hit]:
    for ranked, score in zip(found.ranked, found.scores, strict=True):
        passage, topic = parts.index.entries[ranked.evidence.at].passage, topic_of(ranked, parts.index)
        grounds = grounds_for(ranked.evidence, found.understood, topic, None, parts.index)
        yield Hit(passage, score, grounds, topic)


def _left_out(found: Found, decision: Decision | None, hit: Hit, parts: Parts) -> str | None:
    """Why what came near is no page of an answer; None where there is no answer.

    A likely passage may be none: pages have the speaker asked for, and share the topic or are likely.
    """
    if not isinstance(decision, Answer):
        return None
    understood, passage = found.understood, hit.passage
    asked = understood.asked if understood.asks_for_somebody else None
    if asked and asked.person not in {passage.speaker, passage.via}:
        return "speaker"
    is_full = len(decision.hits) >= parts.replies.limits.hits
    return "full" if is_full and decision.topic in passage.topics else "topic"


def _candidate(edition: Edition, hit: Hit, place: int | None, left_out: str | None) -> Json:
    return _passage(edition, hit.passage) | {
        "place": place,
        "left_out": left_out,
        "score": round(hit.score, 4),
        "topic": edition.title(hit.topic) if hit.topic else None,
        "reasons": list(reasons(edition, hit)),
    }


def _passage(edition: Edition, passage: Passage) -> Json:
    return {
        "address": passage_url(edition.public_url, passage) if edition.public_url else None,
        "article": passage.article,
        "id": passage.id,
        "kind": edition.say(f"kind.{passage.kind}"),
        "speaker": edition.name(passage.speaker) if passage.speaker else None,
        "text": passage.text[:_BEGINNING],
        "is_cut": len(passage.text) > _BEGINNING,
    }
