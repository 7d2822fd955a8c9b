"""Read the language files of this folder."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from bot.matching.fold import words
from bot.matching.languages.language import Language, Phrases

FOLDER = Path(__file__).parent
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_language(path: Path) -> Language:
    """The language that a file describes; docs and keys are in en.yaml."""
    data: dict[str, Any] = yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 - a safe loader
    classes = {name: frozenset(words(text)) for name, text in data["words"].items()}
    return Language(
        code=path.stem,
        letters=frozenset(data["letters"]),
        stemmer=data.get("stemmer"),
        fillers=frozenset().union(*classes.values()),
        polite=classes["polite"],
        negations=classes["negations"],
        attribution=classes["attribution"],
        persons=classes["persons"],
        asking=_phrases(data["asking"]),
        own_words=_phrases(data["own words"]),
        keyboard=MappingProxyType(
            {
                key: letter
                for keys, letters in data.get("keyboard", [])
                for key, letter in zip(keys, letters, strict=True)
            }
        ),
        latin=MappingProxyType({letter: tuple(forms.split()) for letter, forms in data.get("latin", {}).items()}),
    )


def _phrases(lines: Iterable[str]) -> Phrases:
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for line in lines:
        phrase = words(line)
        by_first.setdefault(phrase[0], set()).add(phrase)
    return MappingProxyType(
        {first: tuple(sorted(phrases, key=lambda each: (-len(each), each))) for first, phrases in by_first.items()}
    )


LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {path.stem: load_language(path) for path in sorted(FOLDER.glob("*.yaml"))}
)
"""Every language that has a file in this folder, by its code."""
