"""Under the hood: what the bot got, what it understood, what it found, and what it then asked Telegram to do."""

from collections.abc import Iterator
from itertools import islice

from bot.app import Parts
from bot.console import why
from bot.library.models import Passage
from bot.matching.choose import topic_of
from bot.matching.decision import Answer, Decision, Hit, Nothing, Question
from bot.matching.grounds import grounds_for
from bot.matching.respond import look_up
from bot.matching.search import Found
from bot.render.edition import Edition
from bot.render.grounds import decision_reason, reasons
from bot.render.links import passage_url
from bot.render.nearby import Place
from bot.simulator.model import Json
from bot.simulator.queries import InlineQuery, Press
from bot.simulator.views import Exchange
from bot.tryout.reading import Reading, read
from bot.tryout.stage import Act, Kind, Stage
from bot.tryout.views import BEGINNING

MOST_CANDIDATES = 12


def explain(stage: Stage, act: Act, parts: Parts) -> Json:
    """Everything about one act."""
    edition = parts.replies.edition(parts.texts.best(stage.people[0].language_code))
    reading = read(stage, act, parts.replies, parts.texts.best(act.user.language_code))
    seen = stage.seen.get(act.message) if act.message else None
    found = look_up(_text(reading.question), parts.replies.limits, parts.index) if reading.question else None
    return {
        "kind": act.kind.value,
        "by": act.user.first_name,
        "text": act.text,
        "seen": seen.name.lower() if seen and act.kind is not Kind.PRESSED else None,
        "taken_as": reading.taken_as,
        "question": reading.question.text if reading.question else None,
        "about": reading.question.about if reading.question else None,
        "outcome": reading.outcome,
        "reason": decision_reason(edition, reading.decision) if reading.decision else None,
        "limits": {"answer": parts.replies.limits.answer, "choice": parts.replies.limits.choice},
        **(_account(edition, found, reading.decision) if reading.decision else {}),
        "candidates": list(islice(_candidates(edition, found, reading, parts), MOST_CANDIDATES)),
        "requests": [_request(each) for each in requests_of(stage, act)],
    }


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


def _candidates(edition: Edition, found: Found | None, reading: Reading, parts: Parts) -> Iterator[Json]:
    """What is shown, in that order, and then what else came near."""
    near = _near(found, reading.decision, parts)
    for number, place in enumerate(reading.shown, 1):
        yield _candidate(edition, place, near.pop(place[0].id, None)) | {"place": number, "left_out": None}
    for hit in near.values():
        left_out = _left_out(found, reading, hit, parts)
        yield _candidate(edition, (hit.passage, hit.topic), hit) | {"place": None, "left_out": left_out}


def _near(found: Found | None, decision: Decision | None, parts: Parts) -> dict[str, Hit]:
    """What was decided on, and then what else was found, by the passage's id."""
    hits = () if decision is None or isinstance(decision, Nothing) else decision.hits
    near: dict[str, Hit] = {}
    for hit in (*hits, *(_others(found, parts) if found else ())):
        near.setdefault(hit.passage.id, hit)
    return near


def _others(found: Found, parts: Parts) -> Iterator[Hit]:
    for ranked, score in zip(found.ranked, found.scores, strict=True):
        passage, topic = parts.index.entries[ranked.evidence.at].passage, topic_of(ranked, parts.index)
        grounds = grounds_for(ranked.evidence, found.understood, topic, None, parts.index)
        yield Hit(passage, score, grounds, topic)


def _left_out(found: Found | None, reading: Reading, hit: Hit, parts: Parts) -> str | None:
    """Why what came near is no page of an answer; None where there is no answer, and for lists, which go on.

    A likely passage may be none: pages have the speaker asked for, and share the topic or are likely.
    """
    decision = reading.decision
    if found is None or not isinstance(decision, Answer) or reading.taken_as == "inline":
        return None
    understood, passage = found.understood, hit.passage
    asked = understood.asked if understood.asks_for_somebody else None
    if asked and asked.person not in {passage.speaker, passage.via}:
        return "speaker"
    is_full = len(decision.hits) >= parts.replies.limits.hits
    return "full" if is_full and decision.topic in passage.topics else "topic"


def _candidate(edition: Edition, place: Place, hit: Hit | None) -> Json:
    """A passage under its topic, with what speaks for it where it was found and not only added to a list."""
    passage, topic = place
    return _passage(edition, passage) | {
        "score": round(hit.score, 4) if hit else None,
        "topic": edition.title(topic) if topic else None,
        "reasons": list(reasons(edition, hit)) if hit else [],
    }


def _passage(edition: Edition, passage: Passage) -> Json:
    return {
        "address": passage_url(edition.public_url, passage) if edition.public_url else None,
        "article": passage.article,
        "id": passage.id,
        "kind": edition.say(f"kind.{passage.kind}"),
        "speaker": edition.name(passage.speaker) if passage.speaker else None,
        "text": passage.text[:BEGINNING],
        "is_cut": len(passage.text) > BEGINNING,
    }
