"""Warn where a passage's kind or speaker looks wrong: its attribution says something else.

An attribution is a name beside a verb of saying, outside the quotation marks. Only the plainest ones are read, in the
languages below: a warning that is wrong costs more than one that is missing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.library.entries import PassageEntry
from bot.library.findings import Findings
from bot.library.models import Kind, Passage, Person, Span
from bot.library.quotations import UnpairedError
from bot.library.quoted import in_quotation_marks, not_direct
from bot.library.seed import Seed

_QUOTE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what is quoted."""
_LONGEST_ROLE = 5
"""Words: "said the museum's director Anna Koltsova"."""
_APPOSITION = f", [^.;:{_QUOTE}]{{1,120}},"
"""What may part a name from its verb: "Hale, who farms the valley, said"."""
_ENDINGS = "аяйьо"


@dataclass(frozen=True, slots=True)
class _Language:
    """How a language attributes words, as regular expressions."""

    verb: str
    between: str
    """Words that may stand between name and verb."""
    joining: str
    """Words before a name that make its clause part of another one: "what Hale said"."""
    no_role: str
    """Words that stand in no role: "said farmer Nora Hale", but not "said after talks with Nora Hale"."""
    source: str
    """What stands before a source: "according to"."""
    pronoun: str
    declined: bool = False
    """Whether a source's name has other endings."""


_LANGUAGES: Mapping[str, _Language] = {
    "en": _Language(
        verb="said|says|stated|stressed|added|told|explained|noted|wrote|replied|answered|announced|emphasi[sz]ed"
        "|reiterated|declared|argued|claimed|warned|insisted|admitted|confirmed|recalled|tweeted|underlined|remarked|described|called|expressed",
        between="also|then|later|again|further|once more",
        joining="what|which|whom|as|that|than|when|where|whether|if|because|since|while|and|or",
        no_role="that|after|before|with|to|at|on|in|about|he|she|they|it|when|if|by|for|during",
        source="according to",
        pronoun="he|she|they",
    ),
    "ru": _Language(
        verb="(?:сказал|заявил|добавил|подчеркнул|отметил|сообщил|пояснил|объяснил|ответил|написал|рассказал"
        "|признал|предупредил|напомнил|уточнил|заметил|вспомнил|указал)(?:а|и)?|говорит|говорят|считает|считают",
        between="также|затем|потом|позже|снова|ещё|еще",
        joining="что|чем|как|когда|где|если|кого|которую|который|которые|и|или",
        no_role="что|после|перед|с|со|о|об|на|в|во|к|по|он|она|они|когда|если|для",
        source="по словам|по мнению|по данным|как считает",
        pronoun="он|она|они",
        declined=True,
    ),
}


def warn_of_attributions(seeds: Iterable[Seed], findings: Findings) -> None:
    """Note each passage whose attribution belies its kind or its speaker."""
    for seed in seeds:
        notes, attributions = findings.about(seed.path), _Attributions(seed)
        for entry, passage in seed.entries:
            attributions.check(entry, passage, notes)


class _Attributions:
    """The speakers of a seed, to be found in attributions."""

    def __init__(self, seed: Seed) -> None:
        self._text = seed.article.text
        self._people = seed.speakers
        self._code = seed.article.language
        self._language = _LANGUAGES.get(self._code.partition("-")[0])

    def check(self, entry: PassageEntry, passage: Passage, findings: Findings) -> None:
        span, text = passage.span, self._text
        what, line = entry.place.what, entry.place.words.line
        if entry.kind is Kind.REPORTED and not_direct(span, passage.quoted, text) is None:
            advice = "make it direct, or say with “quoted: […]” what is really quoted"
            findings.warn(line, f"{what} is reported, but all of it but an attribution is quoted", advice)
        marked = _in_marks(span, text)
        outside = _outside(span, marked, text)
        by_pronoun = self._is_by_pronoun(outside)
        if entry.kind is Kind.NARRATION and by_pronoun and not_direct(span, marked, text) is None:
            advice = "make it direct, with “speaker: …”"
            findings.warn(line, f"{what} is narration, but all of it but an attribution is quoted", advice)
        if not by_pronoun and (other := self._named_instead(entry, outside)):
            findings.warn(line, *_mistaken(entry, other))

    def _is_by_pronoun(self, outside: str) -> bool:
        """Whether he or she says it, whoever that is."""
        if self._language is None:
            return False
        pronouns = self._language.pronoun.split("|")
        return any(_attributions(outside, pronouns, self._language, re.IGNORECASE))

    def _named_instead(self, entry: PassageEntry, outside: str) -> Person | None:
        """The first speaker named in an attribution, where none names who is said to speak or to pass the words on."""
        given = [each.text for each in (entry.speaker, entry.via) if each]
        if self._language is None or any(each not in self._people for each in given):
            return None
        own = [self._people[each] for each in given]
        names = {name for person in own for name in self._names(person)}
        known = names | {role for person in own for role in self._roles(person)}
        if any(_attributions(outside, known, self._language, re.IGNORECASE)):
            return None
        others = [person for person in self._people.values() if person not in own]
        found = [
            (match.start("name"), person.id)
            for person in others
            for match in _attributions(outside, self._names(person) - names, self._language)
        ]
        return self._people[min(found)[1]] if found else None

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
    """A passage with one character for each quotation."""
    pieces, at = [], span.start
    for part in marked:
        pieces += [text[at : part.start], _QUOTE]
        at = part.end
    return " ".join("".join([*pieces, text[at : span.end]]).split())


def _attributions(outside: str, names: Iterable[str], language: _Language, flags: int = 0) -> Iterator[re.Match[str]]:
    """Where one of the names is given as who says it (the group “name”)."""
    name = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    if not name:
        return
    role = rf"(?:(?!(?:{language.no_role})\b)[\w’'-]+ ){{0,{_LONGEST_ROLE}}}"
    for pattern in (
        rf"(?<!\w)(?P<name>{name})(?:{_APPOSITION})? (?:(?:{language.between}) )?(?:{language.verb})\b",
        rf"(?:^|[{_QUOTE}”»\"'’,;—–-] ?)(?:{language.verb}) {role}(?P<name>{name})(?!\w)",
        rf"(?:^|\W)(?i:{language.source}) {role}(?P<name>{_inflected(names, language)})(?!\w)",
    ):
        for match in re.finditer(pattern, outside, flags):
            before = re.search(r"(\w+)\W*$", outside[: match.start("name")])
            if not (before and re.fullmatch(language.joining, before[1])):
                yield match


def _inflected(names: Iterable[str], language: _Language) -> str:
    """As names stand behind "according to": Кольцова, по словам Кольцовой."""
    if not language.declined:
        return "|".join(map(re.escape, names))
    return "|".join(rf"{re.escape(each[:-1] if each[-1] in _ENDINGS else each)}\w{{0,3}}" for each in names)
