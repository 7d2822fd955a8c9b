"""Read the language files of this folder: how a language says whose words these are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """The words of attributions, all in the forms in which they stand there."""

    verbs: Words
    """Of saying. Before a name they are no participles: "a tower, called Hale"."""
    after_a_name: Words
    """Further ones that are not looked for before a name."""
    perhaps: Words
    """Those that mean other things too ("Hale called the police"): they count beside a quotation or before "that"."""
    that: Words
    between: Words
    """What may stand between name and verb."""
    sources: Words
    """What stands before a source: "according to"."""
    passing_on: Words
    """What stands before whoever passed the words on: "as quoted by"."""
    pronouns: Words
    articles: Words
    no_role: Words
    """Words that stand in no role: "said farmer Nora Hale", but not "said after talks with Nora Hale"."""
    case_endings: str
    """Letters that a name may end with and lose where it stands as a source; none where names stay as they are."""


def language_of(code: str) -> Language | None:
    """By the code of an article's language, "en" or "en-gb"; none where no file describes it."""
    name = f"{code.partition('-')[0]}.yaml"
    return next((load_language(path) for path in FOLDER.glob("*.yaml") if path.name == name), None)


@cache
def load_language(path: Path) -> Language:
    """The language that a file describes; verbs, sources and pronouns are needed."""
    data: Mapping[str, str | list[str]] = yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 - a safe loader
    return Language(
        verbs=_words(data["verbs"]),
        after_a_name=_words(data.get("after a name", "")),
        perhaps=_words(data.get("perhaps", "")),
        that=_words(data.get("that", "")),
        between=_words(data.get("between", "")),
        sources=_words(data["sources"]),
        passing_on=_words(data.get("passing on", "")),
        pronouns=_words(data["pronouns"]),
        articles=_words(data.get("articles", "")),
        no_role=_words(data.get("no role", "")),
        case_endings=str(data.get("case endings", "")),
    )


def _words(listed: str | list[str]) -> Words:
    return tuple(listed.split() if isinstance(listed, str) else listed)
