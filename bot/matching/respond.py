"""Answer a question from a library: the whole way from what a person wrote to the decision."""

import dataclasses
from functools import partial

from bot.matching.asides import asked_amid
from bot.matching.choose import choose, not_on_that
from bot.matching.commands import command_in
from bot.matching.decision import Answer, Because, Decision, Limits, Nothing, Question
from bot.matching.excerpt import Excerpt, excerpt
from bot.matching.fold import fold
from bot.matching.index import Index
from bot.matching.lengthy import on_excerpt, quoted_amid
from bot.matching.listed import by_name, by_wording, of_speaker, speaker_answer, topic_answer
from bot.matching.people import positions
from bot.matching.runs import longest_run
from bot.matching.search import Found, search
from bot.matching.subjects import one_each
from bot.matching.suggest import suggest, suggest_anything, suggest_mentioning
from bot.matching.understand import understand
from bot.matching.understood import Understood

CAPTION = 4
"""Words of a message that may be a caption or a headline."""
MOSTLY = 0.6
"""Share of a message's words that stand in one piece in a passage from which they are a quotation of it."""
HALF = 0.5
"""Share of its weight in that piece; "results of the" is in many texts."""


def respond(question: Question, limits: Limits, index: Index) -> Decision:
    """The answer, the choices, or nothing and why. Takes any text."""
    text, about = question.text, question.about or ""
    command = command_in(text, index.library)
    if command and not about:
        if command.topic and not command.rest:
            return topic_answer(command.topic, index)
        if command.speaker and not command.rest:
            return speaker_answer(command.speaker, index)
    if command:
        text = command.words
    decision = _about(text, about, limits, index) if about.strip() else _alone(excerpt(text, index), limits, index)
    if command and command.topic and not about and not _is_on(decision, command.topic):
        return topic_answer(command.topic, index)
    return decision


def _is_on(decision: Decision, topic: str) -> bool:
    """Whether there is something to say on a topic: a passage, or that somebody does not speak on it."""
    return topic in decision.hits[0].passage.topics if not isinstance(decision, Nothing) else bool(decision.person)


def look_up(text: str, limits: Limits, index: Index) -> Found | None:
    """What `respond` understands of a text and finds, of a long one in the part that decides.

    None of a command that only lists something, and of a long text that asks nothing and is like no passage.
    """
    command = command_in(text, index.library)
    if command and not command.rest and (command.topic or command.speaker):
        return None
    read = excerpt(command.words if command else text, index)
    if isinstance(read, Excerpt):
        part = on_excerpt(read, partial(decide, limits=limits, index=index), index)
        return search(part.understood, index) if part else None
    return search(understand(read, index), index)


def _alone(read: str | Excerpt, limits: Limits, index: Index) -> Decision:
    """The decision on what is read of a text, by itself."""
    decide_on = partial(decide, limits=limits, index=index)
    if isinstance(read, Excerpt):
        part = on_excerpt(read, decide_on, index)
        return part.decision if part else Nothing(Because.OFF_TOPIC, suggest_anything(index))
    understood = understand(read, index)
    whole = decide_on(understood)
    return (
        one_each(read, understood, whole, decide_on, index)
        or asked_amid(read, understood, whole, decide_on, index)
        or quoted_amid(read, understood, whole, decide_on, index)
        or whole
    )


def _about(text: str, about: str, limits: Limits, index: Index) -> Decision:
    """The decision on a text that is about another message."""
    written, subject = excerpt(text, index), excerpt(about, index)
    if isinstance(written, Excerpt):
        alone = _alone(written, limits, index)
        return alone if isinstance(alone, Answer) else _alone(subject, limits, index)
    asking = understand(written, index)
    if not asking.words or (not asking.content and isinstance(subject, Excerpt) and not subject.main):
        return _alone(subject, limits, index)
    if _only_absent(asking, index):
        return decide(asking, limits, index)
    part = subject.main if isinstance(subject, Excerpt) else subject
    if asking.content:
        alone = decide(asking, limits, index)
        return alone if isinstance(alone, Answer) else decide(understand(f"{written}\n{part}", index), limits, index)
    understood = understand(part, index)
    understood = dataclasses.replace(understood, own_words=asking.own_words or understood.own_words)
    return decide(understood.put_to(asking.asked) if asking.asked else understood, limits, index)


def decide(understood: Understood, limits: Limits, index: Index) -> Decision:
    """The decision on a message that is understood already."""
    if not understood.words:
        return Nothing(Because.EMPTY, suggest_anything(index))
    found = search(understood, index)
    if understood.asked and understood.is_a_name and not understood.silent and not _is_quotation(found):
        return of_speaker(
            understood.asked.person, understood.asked.written, own_words_first=understood.own_words, index=index
        )
    decision = _refused(found, index) or by_name(found, index)
    if decision:
        return decision
    name = _described(understood, index)
    if name:
        return decide(understand(name, index), limits, index)
    chosen = choose(found, limits, index)
    return chosen if isinstance(chosen, Answer) else by_wording(understood, index) or chosen


def _refused(found: Found, index: Index) -> Nothing | None:
    """Why there is no answer, whatever was found."""
    if _is_excluded(found, index):
        return Nothing(Because.EXCLUDED, suggest(found, index))
    if found.understood.excludes and not _is_quotation(found):
        return Nothing(Because.UNSURE, suggest(found, index))
    silent = _silent(found, index)
    if silent:
        return _not_quoted(silent, found, index)
    understood = found.understood
    asks_a_mere_fact = understood.wants and understood.asks_for_somebody and understood.is_bare  # "how old is X"
    return not_on_that(found, index) if asks_a_mere_fact or _is_on_nobody(understood, index) else None


def _described(understood: Understood, index: Index) -> str | None:
    """The name of somebody mentioned, where the message is nothing but another way to name him."""
    found = [
        index.library.mentioned[each.person] for each in understood.named if each.person in index.library.mentioned
    ]
    spans = positions(understood.named)
    is_all = len(understood.named) == len(found) == 1 and spans.issuperset(word.at for word in understood.content)
    name = found[0].name if is_all and found[0].id not in index.absent else ""
    return name if fold(name).text not in ("", understood.folded) else None


def _is_quotation(found: Found) -> bool:
    """Whether most words of a message stand in one piece in what is found."""
    evidence = found.ranked[0].evidence if found.ranked else None
    return evidence is not None and evidence.verbatim >= MOSTLY and evidence.run.weight >= HALF


def _is_on_nobody(understood: Understood, index: Index) -> bool:
    """Whether a speaker is asked on people alone of whom none of his passages speaks."""
    others = [each for each in understood.named if each is not understood.asked]
    spans = positions(others)
    asked = understood.asked if understood.asks_for_somebody else None
    if asked is None or not others or any(word.at not in spans for word in understood.content):
        return False
    spoken_of = [entry.names for entry in index.entries if entry.carries(asked.person)]
    return not any(each.person in names for each in others for names in spoken_of)


def _is_excluded(found: Found, index: Index) -> bool:
    """Whether most words stand in one piece in what can't be quoted, and in no passage so many."""
    understood = found.understood
    if len(understood.words) < CAPTION:
        return False
    quotable = max((each.evidence.run.length for each in found.ranked), default=0)
    parts = {at for term in understood.terms for at in index.excluded_with.get(term, ())}
    longest = max((longest_run(understood, index.excluded_places[at]).length for at in parts), default=0)
    return longest > quotable and longest >= max(CAPTION, MOSTLY * len(understood.words))


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
    found = [each for each in understood.named if each.person in index.absent]
    named = positions(found)
    return found[0].person if found and named.issuperset(word.at for word in understood.content) else None
