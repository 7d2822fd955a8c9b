"""Answer a question from a library: the whole way from what a person wrote to the decision."""

import dataclasses

from bot.matching.choose import choose
from bot.matching.commands import command_in
from bot.matching.decision import Answer, Because, Decision, Ground, Hit, Limits, Nothing, Question, Why
from bot.matching.excerpt import excerpt
from bot.matching.index import Index
from bot.matching.languages import LANGUAGES
from bot.matching.people import Named
from bot.matching.search import search
from bot.matching.suggest import suggest_anything, suggest_mentioning
from bot.matching.understand import understand
from bot.matching.understood import ASKED, FEW, Understood


def respond(question: Question, limits: Limits, index: Index) -> Decision:
    """The answer, the choices, or nothing and why. Takes any text."""
    text, about = excerpt(question.text, index), excerpt(question.about or "", index)
    command = command_in(text, index.library)
    if command and not about:
        if command.topic and not command.rest:
            return topic_answer(command.topic, index)
        if command.speaker and not command.rest:
            return speaker_answer(command.speaker, index)
    if command:
        text = command.words
    return _about(text, about, limits, index) if about.strip() else decide(understand(text, index), limits, index)


def topic_answer(topic: str, index: Index) -> Answer:
    """All passages of a topic, in its order."""
    ground = (Ground(Why.TOPIC, topic),)
    passages = index.library.by_topic(topic)
    return Answer(tuple(Hit(passage, 1.0, ground, topic) for passage in passages), topic)


def speaker_answer(speaker: str, index: Index) -> Answer:
    """All passages of a speaker, in library order."""
    return _listing(speaker, index.library.speakers[speaker].name, own_words_first=False, index=index)


def _listing(speaker: str, written: str, *, own_words_first: bool, index: Index) -> Answer:
    passages = index.library.by_speaker(speaker, own_words_first=own_words_first)
    ground = (Ground(Why.NAME, written),)
    hits = (Hit(each, 1.0, ground, each.topics[0] if each.topics else None) for each in passages)
    return Answer(tuple(hits), None, speaker)


def _about(text: str, about: str, limits: Limits, index: Index) -> Decision:
    """The decision on a text that is about another message."""
    asking, subject = understand(text, index), understand(about, index)
    if asking.content:
        alone = decide(asking, limits, index)
        return alone if isinstance(alone, Answer) else decide(understand(f"{text}\n{about}", index), limits, index)
    if asking.asked:
        return decide(_narrowed(subject, asking.asked), limits, index)
    return decide(subject, limits, index)


def _narrowed(subject: Understood, asked: Named) -> Understood:
    """The same message, with somebody's words asked for."""
    return dataclasses.replace(subject, asked=asked, strength=1.0, named=(asked, *subject.named))


def decide(understood: Understood, limits: Limits, index: Index) -> Decision:
    """The decision on a message that is understood already."""
    if not understood.words:
        return Nothing(Because.EMPTY, suggest_anything(index))
    silent = _not_quoted(understood, index)
    if silent:
        return Nothing(Because.NOT_QUOTED, suggest_mentioning(silent, index), silent)
    asked = understood.asked
    if asked and not understood.content and understood.strength >= ASKED:
        return _listing(asked.person, asked.written, own_words_first=understood.own_words, index=index)
    return choose(search(understood, index), limits, index)


def _not_quoted(understood: Understood, index: Index) -> str | None:
    """The person who is only mentioned, where that person's words are asked for."""
    if len(understood.content) > FEW:
        return None
    saying = frozenset().union(*(each.saying for each in LANGUAGES.values()))
    for named in understood.named:
        if named is understood.asked:
            return None
        before = understood.words[max(0, named.start - 2) : named.start] if understood.asked is None else ()
        beside = before + understood.words[named.end : named.end + 1]
        if named.person in index.library.mentioned and not saying.isdisjoint(beside):
            return named.person
    return None
