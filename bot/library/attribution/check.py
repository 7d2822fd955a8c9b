"""Warn where a passage's kind or speaker looks wrong: its attribution says something else.

An attribution is a name beside a verb of saying, outside the quotation marks. A warning that is wrong costs more than
one that is missing: somebody else has to say it plainly, and those who are given as speaking need only perhaps say it.
"""

import re
from collections.abc import Iterable, Sequence

from bot.library.attribution.language import Language, language_of
from bot.library.attribution.said import PUNCTUATION, QUOTATION, may_say, passes_on, plainly_says
from bot.library.entries import PassageEntry
from bot.library.findings import Findings
from bot.library.models import Kind, Passage, Person, Span
from bot.library.quotations import UnpairedError
from bot.library.quoted import in_quotation_marks, not_direct
from bot.library.seed import Seed


def warn_of_attributions(seeds: Iterable[Seed], findings: Findings) -> None:
    """Note each passage whose attribution belies its kind or its speaker."""
    for seed in seeds:
        notes, language = findings.about(seed.path), language_of(seed.article.language)
        attributions = _Attributions(seed, language) if language else None
        for entry, passage in seed.entries:
            _check_reported(entry, passage, seed.article.text, notes)
            if attributions:
                attributions.check(entry, passage, notes)


def _check_reported(entry: PassageEntry, passage: Passage, text: str, findings: Findings) -> None:
    if entry.kind is Kind.REPORTED and not_direct(passage.span, passage.quoted, text) is None:
        what = f"{entry.place.what} is reported, but all of it but an attribution is quoted"
        findings.warn(entry.place.words.line, what, "make it direct, or say with “quoted: […]” what is really quoted")


class _Attributions:
    """The attributions of an article, and the speakers that they may name."""

    def __init__(self, seed: Seed, language: Language) -> None:
        self._text = seed.article.text
        self._code = seed.article.language
        self._people = seed.speakers
        self._language = language

    def check(self, entry: PassageEntry, passage: Passage, findings: Findings) -> None:
        line, marked = entry.place.words.line, _in_marks(passage.span, self._text)
        outside = _outside(passage.span, marked, self._text)
        is_quoted = entry.kind is Kind.NARRATION and not_direct(passage.span, marked, self._text) is None
        if is_quoted and self._is_by_pronoun(outside):
            what = f"{entry.place.what} is narration, but all of it but an attribution is quoted"
            findings.warn(line, what, "make it direct, with “speaker: …”")
        if other := self._named_instead(entry, outside):
            findings.warn(line, *_mistaken(entry, other))
        if entry.speaker and not entry.via and (other := self._passing_on(entry.speaker.text, outside)):
            what = f"{entry.place.what} says that {other.name} passed the words of {entry.speaker.text} on"
            findings.warn(line, what, f"write “via: {other.id}”")

    def _is_by_pronoun(self, outside: str) -> bool:
        """Whether he or she plainly says it, whoever that is."""
        pronouns = self._language.pronouns
        return plainly_says(pronouns, (), outside, self._language, re.IGNORECASE) is not None

    def _named_instead(self, entry: PassageEntry, outside: str) -> Person | None:
        """The first speaker plainly named, where nothing names who is said to speak or to pass the words on."""
        given = [each.text for each in (entry.speaker, entry.via) if each]
        if any(each not in self._people for each in given):
            return None
        own = [self._people[each] for each in given]
        names = {name for person in own for name in self._names(person)}
        known = names.union(self._language.pronouns, *map(self._roles, own))
        if may_say(known, outside, self._language):
            return None
        places = {
            person.id: plainly_says(self._names(person) - names, self._roles(person), outside, self._language)
            for person in self._people.values()
            if person not in own
        }
        found = [(place, name) for name, place in places.items() if place is not None]
        return self._people[min(found)[1]] if found else None

    def _passing_on(self, speaker: str, outside: str) -> Person | None:
        """Whoever plainly passed the words on, if that is another speaker than the one who is given."""
        others = (person for person in self._people.values() if person.id != speaker)
        return next(
            (each for each in others if passes_on(self._names(each), self._roles(each), outside, self._language)), None
        )

    def _names(self, person: Person) -> set[str]:
        """Full names and surnames, in the article's language."""
        full = {person.name, *person.spellings.get(self._code, ())}
        return {name for each in full for name in (each, *each.split()[-1:])} - {""}

    def _roles(self, person: Person) -> set[str]:
        return {*person.called.get(self._code, ()), person.role.get(self._code, "")} - {""}


def _mistaken(entry: PassageEntry, other: Person) -> tuple[str, str]:
    """What looks wrong where another speaker is named, and what to do."""
    if entry.speaker is None:
        what = f"{entry.place.what} is narration, but its attribution names {other.name}"
        return what, f"make it direct or reported, with “speaker: {other.id}”"
    what = f"{entry.place.what} has the speaker {entry.speaker.text}, but its attribution names {other.name}"
    return what, f"write “speaker: {other.id}”, or “via: {other.id}” if they pass the words on"


def _in_marks(span: Span, text: str) -> tuple[Span, ...]:
    try:
        return in_quotation_marks(span, text)
    except UnpairedError:
        return ()


def _outside(span: Span, marked: Sequence[Span], text: str) -> str:
    """A passage with one character for each quotation, and the punctuation that the quotation ends with."""
    pieces, at = [], span.start
    for part in marked:
        last = text[part.end - 1]
        pieces += [text[at : part.start], QUOTATION, last if last in PUNCTUATION else ""]
        at = part.end
    return " ".join("".join([*pieces, text[at : span.end]]).split())
