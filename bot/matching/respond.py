"""Answer a question from a library: the whole way from what a person wrote to the decision."""

import dataclasses
from functools import partial

from bot.matching.asides import asked_amid
from bot.matching.choose import choose, unquoted
from bot.matching.commands import command_in
from bot.matching.decision import Answer, Because, Decision, Ground, Hit, Limits, Nothing, Question, Why
from bot.matching.excerpt import SHORT_ENOUGH, excerpt
from bot.matching.features import LONG_RUN
from bot.matching.index import Index
from bot.matching.people import Named
from bot.matching.search import Found, search
from bot.matching.subjects import one_each
from bot.matching.suggest import suggest, suggest_anything, suggest_mentioning
from bot.matching.understand import understand
from bot.matching.understood import Understood

MOSTLY = 0.6
"""Share of a message's words that stand in one piece in a passage from which they are a quotation of it."""


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
    return _about(text, about, limits, index) if about.strip() else _alone(text, limits, index)


def look_up(text: str, index: Index) -> Found | None:
    """What `respond` understands of a text and finds; none of a command that only lists something."""
    text = excerpt(text, index)
    command = command_in(text, index.library)
    if command and not command.rest and (command.topic or command.speaker):
        return None
    return search(understand(command.words if command else text, index), index)


def _alone(text: str, limits: Limits, index: Index) -> Decision:
    """The decision on a text by itself."""
    whole = decide(understand(text, index), limits, index)
    if not isinstance(whole, Answer) and len(text) > SHORT_ENOUGH:
        return _quoted_in_a_line(text, limits, index) or whole
    decide_on = partial(decide, limits=limits, index=index)
    return one_each(text, whole, decide_on, index) or asked_amid(text, whole, decide_on, index) or whole


def _quoted_in_a_line(text: str, limits: Limits, index: Index) -> Answer | None:
    """The answer to a line of a long text that quotes a passage; what stands around it needs not be about that."""
    for line in text.splitlines():
        if len(line.split()) < LONG_RUN:
            continue
        found = search(understand(line, index), index)
        if found.ranked and found.ranked[0].evidence.run.length >= LONG_RUN:
            decision = choose(found, limits, index)
            if isinstance(decision, Answer):
                return decision
    return None


def topic_answer(topic: str, index: Index) -> Answer:
    """All passages of a topic, in its order."""
    ground = (Ground(Why.TOPIC, topic),)
    passages = index.library.by_topic(topic)
    return Answer(tuple(Hit(passage, 1.0, ground, topic) for passage in passages), topic)


def speaker_answer(speaker: str, index: Index) -> Answer:
    """All passages of a speaker, in library order."""
    return _of_speaker(speaker, index.library.speakers[speaker].name, own_words_first=False, index=index)


def _of_speaker(speaker: str, written: str, *, own_words_first: bool, index: Index) -> Answer:
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
    found = search(understood, index)
    if understood.asked and understood.is_a_name and not understood.silent and not _is_quotation(found):
        return _of_speaker(
            understood.asked.person, understood.asked.written, own_words_first=understood.own_words, index=index
        )
    silent = _silent(found, index)
    if silent:
        return _not_quoted(silent, found, index)
    topic = _title(understood, index)
    if topic and index.library.by_topic(topic):
        first = index.entries[index.of_topic[topic][0]]
        return dataclasses.replace(topic_answer(topic, index), unquoted=unquoted(understood, first, index))
    return choose(found, limits, index)


def _title(understood: Understood, index: Index) -> str | None:
    """The topic whose name is all that the message says."""
    terms = frozenset(word.meanings[0].term for word in understood.content if word.meanings and not word.is_guess)
    is_all = len(understood.content) == len(terms) and not understood.asked and not understood.quotes
    return index.titles.get(terms) if is_all else None


def _is_quotation(found: Found) -> bool:
    """Whether most words of a message stand in one piece in what is found."""
    return bool(found.ranked) and found.ranked[0].evidence.verbatim >= MOSTLY


def _silent(found: Found, index: Index) -> str | None:
    """Who is asked for, or all that is asked about, and has no words here; none where the words are somebody else's."""
    understood = found.understood
    silent = understood.silent
    if silent is None:
        return _only_absent(understood, index)
    return None if _is_quotation(found) or not understood.is_short else silent.person


def _not_quoted(person: str, found: Found, index: Index) -> Nothing:
    """Why somebody who is no speaker has no words here, and what there is instead."""
    if person in index.absent:
        return Nothing(Because.NOT_IN_ARTICLE, suggest(found, index), person)
    return Nothing(Because.NOT_QUOTED, suggest_mentioning(person, index), person)


def _only_absent(understood: Understood, index: Index) -> str | None:
    """The person whom no passage names, where the message has nothing else to look up."""
    absent = [each for each in understood.named if each.person in index.absent]
    named = {at for each in absent for at in range(each.start, each.end)}
    return absent[0].person if absent and named.issuperset(word.at for word in understood.content) else None
