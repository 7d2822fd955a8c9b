"""Find in a long message what it is about: a question at one of its ends, or words of a passage amid others."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise
from operator import attrgetter
from typing import NamedTuple

from bot.matching.asides import Clause, asks, is_explained, parts_of, surest
from bot.matching.decision import Answer, Because, Choices, Decision, Nothing
from bot.matching.evidence import collect
from bot.matching.excerpt import Excerpt, telling_part
from bot.matching.fold import words
from bot.matching.index import Index
from bot.matching.languages.roles import ASKING, QUESTIONS, VERIFYING
from bot.matching.lexicon import content_of
from bot.matching.runs import NO_RUN
from bot.matching.telling import WORD
from bot.matching.tokenized import as_meant
from bot.matching.understand import understand
from bot.matching.understood import Decide, Understood
from bot.matching.variants import How

A_QUOTATION = 7
"""Words in one piece that are looked up by themselves where the text around them has no answer."""
NEIGHBOURS = A_QUOTATION - 2
"""Neighbours among them that are a passage's in the very same forms: one word of them may be in another."""
A_QUESTION = 4
"""Words of a question that begins amid others: fewer are an aside, as "who knows"."""
A_NAME_ON = range(2, 7)
"""How many words "X on Y" has."""
A_KEYWORD = range(2, 4)
"""How many words of content: a single one is on a line of its own for many reasons."""
A_LINE = 60
"""Characters of a line that is a question of its own if it is in other letters or on another keyboard layout."""
NO_DOUBT = (1.0, 0.97)
"""Sureness of a part behind which no other one is looked up."""
LONGEST_QUESTION = 200
"""Characters of a question in the middle of a message."""
MOST_AMID = 2
"""Questions in the middle of a message that are looked up."""

IN_MARKS, MOST_IN_MARKS = 4, 3
"""Words in quotation marks that are looked up by themselves, and how many such quotations of a message."""

_PUT_TO_A_NAME = re.compile(r"@\w+(?:[^.!?…\n]|\.(?=\S)){3,200}[?]?")
_MARK = re.compile(r"[.!?…]+(?=\s|$)|\n")
_IN_MARKS = re.compile(r'"([^"]+)"')


class Part(NamedTuple):
    """A part of a long message that is looked up."""

    understood: Understood
    decision: Decision

    @property
    def sureness(self) -> tuple[float, float]:
        """0 where it is no answer; all of somebody's words are less sure to be meant than any that are found."""
        if not isinstance(self.decision, Answer):
            return 0.0, 0.0
        return 1.0 - self.understood.is_a_name, self.decision.hits[0].score


def on_excerpt(read: Excerpt, decide: Decide, index: Index) -> Part | None:
    """The part of a long message that decides, of what it asks and of what is like a passage; none if there is none.

    That is the surest answer, of several as sure the first: a question at the end, at the beginning, then the rest.
    Else the first choices, else what a question lacks.
    """
    asked = [Part(each, decide(each)) for each in _asked(read, index)]
    found = _found((read.part, read.sentence), decide, index)
    best = max((*asked, *found), key=attrgetter("sureness"), default=None)
    if best is None or isinstance(best.decision, Answer):
        return best
    choices = (each for each in (*asked, *found) if isinstance(each.decision, Choices))
    lacking = (each for each in asked if _is_told_why(each.decision))
    return next(chain(choices, lacking, found, asked))


def _found(parts: Sequence[str], decide: Decide, index: Index) -> list[Part]:
    """What is found in the parts that are like a passage, as far as one of them that leaves no doubt."""
    found: list[Part] = []
    for each in filter(None, (_looked_up(part, decide, index) for part in dict.fromkeys(parts) if part)):
        found.append(each)
        if each.sureness >= NO_DOUBT:
            break
    return found


def _looked_up(part: str, decide: Decide, index: Index) -> Part | None:
    """What a part is answered; none where that is a mere name."""
    understood = understand(part, index)
    if understood.is_a_name:
        return None
    whole = decide(understood)
    return Part(understood, quoted_amid(part, understood, whole, decide, index) or whole)


def _is_told_why(decision: Decision) -> bool:
    """Whether there is more to say on a question than that nothing was found."""
    return is_explained(decision) or (isinstance(decision, Nothing) and decision.because is Because.NOT_ON_THAT)


def _asked(read: Excerpt, index: Index) -> list[Understood]:
    """What a long message asks: at its end, at its beginning, and only if it does not there, in its middle."""
    ends = _asked_at(read.end, index, from_the_end=True), _asked_at(read.beginning, index, from_the_end=False)
    return [each for each in ends if each] or list(_asked_amid(read.text, index))


def _asked_at(end: str, index: Index, *, from_the_end: bool) -> Understood | None:
    """What an end of a long text asks: its outermost line or part by keywords or "X on Y", else its outermost question.

    A name alone signs, credits or greets.
    """
    line = end.strip().splitlines()[-1 if from_the_end else 0]
    parts = list(parts_of(end))[:: -1 if from_the_end else 1]
    short = [each for each in (end, line) if _is_keyword(each, index)]
    short += [each.text for each in parts[:1] if _is_name_on(each.text, index)]
    if len(line) <= A_LINE and as_meant(line, index).how is not How.WRITTEN:
        short.append(line)
    put = filter(_is_put, map(_question_in, parts))
    keywords = (each for each in (understand(each, index) for each in short) if not each.is_a_name)
    questions = (each for each in asks(put, index) if not each.is_a_name or _is_open(each))
    return next((each for each in chain(keywords, questions) if each.content or each.is_a_name), None)


def _is_open(question: Understood) -> bool:
    """Whether it asks for all of somebody's words: "what did X say", and not "did X say this"."""
    return not (QUESTIONS - VERIFYING).isdisjoint(question.words[:1])


def _is_keyword(text: str, index: Index) -> bool:
    """Whether a text has so few words of content, and the library knows them all; "Regards, Dmitry" is none."""
    content = content_of(words(text))
    return len(content) in A_KEYWORD and all(_is_telling(word, index) for word in content)


def _is_telling(word: str, index: Index) -> bool:
    """Whether the library knows a word, as something else than a given name."""
    if index.people.by_name(word):
        return index.people.is_surname(word)
    return index.lexicon.meanings_known(word)


def _is_name_on(text: str, index: Index) -> bool:
    """Whether a text is a surname with a few words: "X on Y", "X Y"."""
    written = words(text)
    return len(written) in A_NAME_ON and any(map(index.people.is_surname, written))


def _question_in(part: Clause) -> Clause:
    """What ends with a question mark, or where the text does, from its last question words on: few set all marks."""
    if part.behind not in ("", "?"):
        return part
    found = list(WORD.finditer(part.text))
    is_asking = [each[0].lower() in QUESTIONS for each in found]
    begins = (at for at in range(len(found) - A_QUESTION, 0, -1) if is_asking[at] and not is_asking[at - 1])
    at = next(begins, 0)
    return part._replace(text=part.text[found[at].start() :]) if at else part


def _is_put(part: Clause) -> bool:
    """Whether a part looks like something that is put to the bot: in a long text, "said" is rather part of a report."""
    if part.is_put:
        return True
    written = words(part.text)
    begins = part.before != "," and not QUESTIONS.isdisjoint(written[:1])  # "my mother, who …" asks for nothing
    return begins or bool(ASKING.find(written))


def _asked_amid(text: str, index: Index) -> Iterator[Understood]:
    """Questions anywhere that follow on an @name, or that name somebody."""
    found = (each[0] for each in _PUT_TO_A_NAME.finditer(text))
    named = (each for each in _questions(text) if _names_somebody(each, index))
    put = dict.fromkeys(part for each in chain(found, named) for part in parts_of(each) if part.is_put)
    yield from islice((each for each in asks(put, index) if each.content), MOST_AMID)


def _questions(text: str) -> Iterator[str]:
    """What ends with a question mark, from the mark before on; at most the last `LONGEST_QUESTION` characters of it."""
    start = 0
    for end in _MARK.finditer(text) if "?" in text else ():
        if "?" in end[0]:
            yield text[max(start, end.start() - LONGEST_QUESTION) : end.end()]
        start = end.end()


def _names_somebody(text: str, index: Index) -> bool:
    return any(map(index.people.by_name, words(text)))


def quoted_amid(text: str, understood: Understood, whole: Decision, decide: Decide, index: Index) -> Answer | None:
    """The answer to words of a passage amid a longer text; what stands around them need not be about that."""
    if isinstance(whole, Answer) or is_explained(whole):
        return None
    in_marks = (found[1] for found in _IN_MARKS.finditer(understood.folded) if len(words(found[1])) >= IN_MARKS)
    quoted = surest(decide(understand(piece, index)) for piece in islice(in_marks, MOST_IN_MARKS))
    if quoted:
        return _with_credit(quoted, understood)
    decisions = (decide(understand(piece, index)) for piece in _pieces(text, understood, index))
    return next((each for each in decisions if isinstance(each, Answer)), None)


def _with_credit(answer: Answer, understood: Understood) -> Answer:
    """The answer to words in quotation marks, with whom the text around them credits, if they are somebody else's."""
    passage = answer.hits[0].passage
    named = understood.silent or (understood.asked if understood.asks_for_somebody else None)
    if named is None:
        return dataclasses.replace(answer, stranger=understood.stranger)
    return (
        answer if named.person in (passage.speaker, passage.via) else dataclasses.replace(answer, credited=named.person)
    )


def _pieces(text: str, understood: Understood, index: Index) -> Iterator[str]:
    """The part that is most like a passage, and the words that stand in one piece in one, if these are many."""
    part = telling_part(text, index)
    if part:
        yield part
    if _may_quote(understood, index):
        run = max((each.run for each in collect(understood, index)), key=lambda each: each.length, default=NO_RUN)
        if run.length >= A_QUOTATION:
            yield " ".join(understood.words[run.at : run.at + run.length])


def _may_quote(understood: Understood, index: Index) -> bool:
    """Whether enough neighbours are a passage's: to tell costs much less than to look for them."""
    pairs = pairwise(understood.words) if len(understood.words) > A_QUOTATION else ()
    return sum(pair in index.telling.neighbours for pair in pairs) >= NEIGHBOURS
