"""Find in a long message what it is about: a question at one of its ends, or words of a passage amid others."""

import dataclasses
import re
from collections.abc import Iterator
from itertools import islice, pairwise

from bot.matching.asides import Part, asking, is_explained, parts_of, surest
from bot.matching.decision import Answer, Because, Decision, Nothing
from bot.matching.evidence import collect
from bot.matching.excerpt import Excerpt, telling_part
from bot.matching.fold import words
from bot.matching.index import Index
from bot.matching.languages.roles import ASKING, QUESTIONS
from bot.matching.lexicon import content_of
from bot.matching.runs import NO_RUN
from bot.matching.suggest import suggest_anything
from bot.matching.understand import understand
from bot.matching.understood import Decide, Understood

A_QUOTATION = 7
"""Words in one piece that are looked up by themselves where the text around them has no answer."""
NEIGHBOURS = A_QUOTATION - 2
"""Neighbours among them that are a passage's in the very same forms: one word of them may be in another."""
A_QUESTION_IN_WORDS = 4
"""Words of a question that begins amid others."""
A_NAME_ON = 6
"""Words of "X on Y" at most."""
A_KEYWORD = 3
"""Words of content that a keyword has at most."""

IN_MARKS, MOST_IN_MARKS = 4, 3
"""Words in quotation marks that are looked up by themselves, and how many such quotations of a message."""

_IN_MARKS = re.compile(r'"([^"]+)"')
_WORD = re.compile(r"\w+")


def on_excerpt(read: Excerpt, decide: Decide, index: Index) -> Decision:
    """The surest answer to what is asked at the ends of a long message and to its part that is most like a passage."""
    ends = (
        _asked(read.end, index, from_the_end=True),
        _asked(read.beginning, index, from_the_end=False),
    )
    asked = [decide(each) for each in ends if each]
    found = _on_part(read.part, decide, index) if read.part else Nothing(Because.OFF_TOPIC, suggest_anything(index))
    return surest([*asked, found]) or next(filter(_is_told_why, asked), found)


def _asked(text: str, index: Index, *, from_the_end: bool) -> Understood | None:
    """What an end of a long text asks: all of it or its outermost line as a keyword, else its outermost question."""
    lines = text.strip().split("\n")
    line = next((each for each in (text, lines[-1 if from_the_end else 0]) if _is_short(each, index)), None)
    if line:
        return understand(line, index)
    parts = [_question_in(each) for each in parts_of(text)]
    put = filter(_is_put, reversed(parts) if from_the_end else parts)
    return next((each for each in asking(put, index) if each.content), None)


def _is_short(text: str, index: Index) -> bool:
    """Whether a text is a keyword or two, which the library knows, or a name and a word or two."""
    written = words(text)
    content = content_of(written)
    if len(written) <= A_NAME_ON and any(map(index.people.by_name, written)):
        return True
    return 0 < len(content) <= A_KEYWORD and all(map(index.lexicon.meanings_known, content))


def _question_in(part: Part) -> Part:
    """What ends with a question mark, or where the text does, from its last question words on: few set all marks."""
    if part.behind not in ("", "?"):
        return part
    found = list(_WORD.finditer(part.text))
    is_asking = [each[0].lower() in QUESTIONS for each in found]
    begins = (at for at in range(len(found) - A_QUESTION_IN_WORDS, 0, -1) if is_asking[at] and not is_asking[at - 1])
    at = next(begins, 0)
    return part._replace(text=part.text[found[at].start() :]) if at else part


def _is_put(part: Part) -> bool:
    """Whether a part looks like something that is put to the bot: in a long text, "said" is rather part of a report."""
    if part.before.startswith("@") or "?" in part.behind:
        return True
    written = words(part.text)
    return not QUESTIONS.isdisjoint(written[:1]) or bool(ASKING.find(written))


def _is_told_why(decision: Decision) -> bool:
    """Whether there is more to say on a question than that nothing was found."""
    return is_explained(decision) or (isinstance(decision, Nothing) and decision.because is Because.NOT_ON_THAT)


def _on_part(part: str, decide: Decide, index: Index) -> Decision:
    understood = understand(part, index)
    whole = decide(understood)
    return quoted_amid(part, understood, whole, decide, index) or whole


def quoted_amid(text: str, understood: Understood, whole: Decision, decide: Decide, index: Index) -> Answer | None:
    """The answer to words of a passage amid a longer text; what stands around them need not be about that."""
    if isinstance(whole, Answer) or is_explained(whole):
        return None
    in_marks = (found[1] for found in _IN_MARKS.finditer(understood.folded) if len(words(found[1])) >= IN_MARKS)
    quoted = surest(decide(understand(piece, index)) for piece in islice(in_marks, MOST_IN_MARKS))
    if quoted:
        return _with_credit(quoted, understood, index)
    decisions = (decide(understand(piece, index)) for piece in _pieces(text, understood, index))
    return next((each for each in decisions if isinstance(each, Answer)), None)


def _with_credit(answer: Answer, understood: Understood, index: Index) -> Answer:
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
