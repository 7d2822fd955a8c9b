"""Read the language files of this folder; README.md there says what is in them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from bot.matching.fold import words
from bot.matching.languages.language import Fact, Language
from bot.matching.languages.phrases import Phrases

FOLDER = Path(__file__).parent
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_language(path: Path) -> Language:
    """The language that a file describes; the file's name is its code."""
    data: dict[str, Any] = yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 - a safe loader
    classes = {name: frozenset(words(listed)) for name, listed in data["words"].items()}
    return Language(
        code=path.stem,
        letters=data["letters"],
        stemmer=data.get("stemmer"),
        words=MappingProxyType(classes),
        fillers=frozenset().union(*classes.values()),
        particles=frozenset(words(data.get("particles", ""))),
        stances=frozenset(words(data.get("stances", ""))),
        claiming=frozenset(words(data.get("claiming", ""))),
        facts=MappingProxyType({name: _fact(each) for name, each in data.get("facts", {}).items()}),
        nations=MappingProxyType({nation: frozenset(words(each)) for nation, each in data.get("nations", {}).items()}),
        turns=tuple(data.get("turns", ())),
        asking=Phrases(data.get("asking", ())),
        own_words=Phrases(data.get("own words", ())),
        excluding=Phrases(data.get("excluding", ())),
        courtesies=Phrases(data.get("courtesies", ())),
        sounds=tuple((pattern, becomes) for pattern, becomes in data.get("sounds", ())),
        keyboard=_pairs(data.get("keyboard", ())),
        latin=_forms(data.get("latin", {})),
        latin_read=_forms(data.get("latin read", {})),
        look_alikes=_pairs([data["look-alikes"]] if "look-alikes" in data else ()),
    )


def _fact(data: Mapping[str, Any]) -> Fact:
    return Fact(Phrases(data["asked"]), frozenset(words(data["told"])))


def _forms(data: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({letters: tuple(forms.split(" ")) for letters, forms in data.items()})


def _pairs(rows: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Characters of the first of each two lines -> those at the same place of the second."""
    return MappingProxyType({key: value for keys, values in rows for key, value in zip(keys, values, strict=True)})


LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {path.stem: load_language(path) for path in sorted(FOLDER.glob("*.yaml"))}
)
"""Every language that has a file in this folder, by its code."""
