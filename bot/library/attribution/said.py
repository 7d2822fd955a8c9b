"""Find whom an article's words give as saying something: a name beside a verb of saying.

Words tell more than one thing, so this asks two questions: whether somebody may say it, and whether somebody plainly
does. Between the two is "a spokesman for Hale said".
"""

import re
from collections.abc import Collection, Iterable

from bot.library.attribution.language import Language

QUOTATION = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what is quoted, without its marks and the punctuation that it ends with."""
PUNCTUATION = ".,!?…:;—–"

_LONGEST_ROLE = 5
"""Words: "said the museum's director Anna Koltsova"."""
_LONGEST_APPOSITION = 120
"""Characters."""
_CLAUSE = rf"(?:^|[{PUNCTUATION}(][”»\"'’]*| -)[“„«—– -]*"
"""The beginning of a clause, as far as marks tell, and what stands before its first word."""
_ENDING = 3
"""Letters of a case's ending, at most."""


def may_say(names: Collection[str], text: str, language: Language) -> bool:
    """Whether one of the names may be given as who says it, in whatever clause and case."""
    verb = _any(_all_verbs(language))
    apposition = rf"(?:, [^.;:{QUOTATION}]{{1,{_LONGEST_APPOSITION}}})?,?"
    role = rf"(?:(?!{_any(language.no_role)}\b)[\w’'-]+ ){{0,{_LONGEST_ROLE}}}"
    patterns = (
        rf"(?<!\w){_any(names)}{apposition} {_between(language)}{verb}\b",
        rf"(?:^|[{QUOTATION}{PUNCTUATION}”»\"'’-] ?){verb} {role}{_any(names)}(?!\w)",
        rf"(?<!\w){_any(language.sources)} {role}{_any(names, language.case_endings)}(?!\w)",
    )
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def plainly_says(
    names: Collection[str], roles: Collection[str], text: str, language: Language, flags: int = 0
) -> int | None:
    """Where one of the names first begins a clause with a verb, or follows a verb or "according to" and ends one.

    Before the name only words of its own roles may stand: "the man Hale described", "a neighbor of Hale said" don't
    count.
    """
    name, role = _any(names), _role(roles, language)
    article, end = _article(language), _end(language)
    patterns = (
        rf"{_CLAUSE}{role}(?P<name>{name}){_apposition(language)} {_between(language)}{_verb_behind(text, language)}",
        rf"{_CLAUSE}{_any(language.verbs)} {article}{role}(?P<name>{name}){end}",
        _behind(language.sources, names, roles, language),
    )
    found = (re.search(pattern, text, flags) for pattern in patterns)
    return min((match.start("name") for match in found if match), default=None)


def passes_on(names: Collection[str], roles: Collection[str], text: str, language: Language) -> bool:
    """Whether one of the names plainly is who passed the words on: "as quoted by the farmer Nora Hale"."""
    return re.search(_behind(language.passing_on, names, roles, language), text) is not None


def _behind(phrases: Iterable[str], names: Iterable[str], roles: Iterable[str], language: Language) -> str:
    """One of the names behind one of the phrases, in whatever case."""
    role, name = _role(roles, language, language.case_endings), _any(names, language.case_endings)
    return rf"(?<!\w)(?i:{_any(phrases)}) {_article(language)}{role}(?P<name>{name}){_end(language)}"


def _article(language: Language) -> str:
    return f"(?:{_any(language.articles)} )?"


def _all_verbs(language: Language) -> tuple[str, ...]:
    return (*language.verbs, *language.after_a_name, *language.perhaps)


def _apposition(language: Language) -> str:
    """What may part a name from its verb: "Hale, who farms the valley, said", but not "Hale, the Board said, told"."""
    part = rf"(?:(?!\b{_any(_all_verbs(language))}\b)[^.;:{QUOTATION}])"
    return rf"(?:, {part}{{1,{_LONGEST_APPOSITION}}},)?"


def _verb_behind(text: str, language: Language) -> str:
    """A verb behind a name; of those that mean other things too only where it is clear that something is said."""
    sure = (*language.verbs, *language.after_a_name)
    if QUOTATION in text:
        return rf"{_any((*sure, *language.perhaps))}\b"
    that = "|".join(rf" ?{re.escape(each)}\b" for each in language.that)
    return rf"(?:{_any(sure)}\b|{_any(language.perhaps)}(?:{that}))" if that else rf"{_any(sure)}\b"


def _between(language: Language) -> str:
    return f"(?:{_any(language.between)} )?"


def _end(language: Language) -> str:
    """What follows a name that ends there: Hale's lawyer and Hale County are somebody and something else."""
    return rf"(?=$|[{PUNCTUATION})\"”»{QUOTATION}]| [{PUNCTUATION}(-]| {_any(language.no_role)}\b)"


def _role(roles: Iterable[str], language: Language, endings: str = "") -> str:
    """Words of the roles, in any order, the first and the last none of the little ones; or nothing."""
    words = {word.lower() for role in roles for word in re.findall(r"[\w’'-]+", role)}
    full = words - {*language.no_role, *language.articles}
    head = _any(full, endings)
    return rf"(?i:{head} (?:(?:{_any(words, endings)} )*{head} )?)?"


def _any(texts: Iterable[str], endings: str = "") -> str:
    """One of these texts, the longest first; with `endings` in any case that changes the ends of its words only."""
    longest_first = sorted(set(texts), key=lambda text: (-len(text), text))
    return rf"(?:{'|'.join(_inflected(each, endings) for each in longest_first) or '(?!)'})"


def _inflected(text: str, endings: str) -> str:
    """As names stand behind "according to": Анна Кольцова, по словам Анны Кольцовой."""
    if not endings:
        return re.escape(text)
    stems = (word[:-1] if word[-1] in endings else word for word in text.split())
    return " ".join(rf"{re.escape(stem)}\w{{0,{_ENDING}}}" for stem in stems)
