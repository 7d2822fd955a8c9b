"""Read an index: people, subjects, topics, passages and excluded parts."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from bot.library.document import Document
from bot.library.entries import ExcludedEntry, Index, PassageEntry, Place
from bot.library.fields import (
    NOTHING,
    read_choice,
    read_ids,
    read_items,
    read_record,
    read_spellings,
    read_text,
    read_translations,
    read_words,
)
from bot.library.findings import Findings
from bot.library.folder import Source
from bot.library.grammar import WRITE_SAFELY
from bot.library.models import Kind, Person, Reason, Subject, Topic
from bot.library.origin import read_article
from bot.library.tree import UNREAD, Entries, Node, Scalar, scalars

LONGEST_SUMMARY = 300
"""Characters (code points), as are the others."""
LONGEST_TITLE = 80
LONGEST_NAME = 80
LONGEST_ROLE = 120
LONGEST_ALIAS = 120
LONGEST_QUESTION = 200

EVERYWHERE = "all"
"""The value of `which` that means all places."""

_PLACE = re.compile(r"[1-9][0-9]{0,5}")
_SECTIONS = ("article", "passages")
_OPTIONAL_SECTIONS = ("speakers", "mentioned", "subjects", "topics", "excluded")

Value = TypeVar("Value")


def read_index(document: Document, source: Source, findings: Findings) -> Index:
    """What the index says; whatever is wrong is noted, and left out or empty in the result."""
    required = tuple(section for section in _SECTIONS if section not in document.unread)
    known = (*_SECTIONS, *_OPTIONAL_SECTIONS)
    sections = read_record(document.root, "the index", required, known, findings)
    article, is_whole = sections.get("article", NOTHING), "article" not in document.unread
    return Index(
        article=read_article(article, source, findings, is_whole=is_whole),
        speakers=_by_id("speakers", sections, _read_person, findings),
        mentioned=_by_id("mentioned", sections, _read_person, findings),
        subjects=_by_id("subjects", sections, _read_subject, findings),
        topics=_by_id("topics", sections, partial(_read_topic, source.slug), findings),
        passages=_listed("passages", "passage", sections, _read_passage, findings),
        excluded=_listed("excluded", "excluded part", sections, _read_excluded, findings),
        lines={
            (section, name): line
            for section, node in sections.items()
            if isinstance(node, Entries)
            for name, line in node.lines.items()
        },
        lines_of_words=dict(_lines_of_words(sections)),
        unread=document.unread,
    )


def _lines_of_words(sections: Mapping[str, Node]) -> Iterator[tuple[tuple[str, str, str], int]]:
    """Where each text under an id stands; of one that stands twice the first place, which comes last."""
    for section, node in sections.items():
        for name, value in node.entries.items() if isinstance(node, Entries) else ():
            for scalar in reversed(list(scalars(value))):
                yield (section, name, scalar.text.strip()), scalar.line


def _by_id(
    section: str,
    sections: Mapping[str, Node],
    read: Callable[[str, str, Node, Findings], Value],
    findings: Findings,
) -> Mapping[str, Value]:
    named = read_ids(sections.get(section, NOTHING), section, findings)
    return {name: read(name, f"{section}.{name}", node, findings) for name, node in named}


def _listed(
    section: str,
    one: str,
    sections: Mapping[str, Node],
    read: Callable[[str, Node, Findings], Value],
    findings: Findings,
) -> tuple[Value, ...]:
    items = read_items(sections.get(section, NOTHING), section, findings)
    return tuple(read(f"{one} {number}", node, findings) for number, node in enumerate(items, 1) if node is not UNREAD)


def _read_person(name: str, what: str, node: Node, findings: Findings) -> Person:
    record = read_record(node, what, ("name", "role"), ("spellings", "called"), findings)
    own = read_text(record["name"], f"{what}.name", LONGEST_NAME, findings) if "name" in record else ""
    spellings = read_spellings(record.get("spellings", NOTHING), f"{what}.spellings", LONGEST_NAME, findings)
    return Person(
        id=name,
        name=own,
        role=read_translations(record.get("role", NOTHING), f"{what}.role", LONGEST_ROLE, findings),
        spellings={language: tuple(each for each in given if each != own) for language, given in spellings.items()},
        called=read_spellings(record.get("called", NOTHING), f"{what}.called", LONGEST_ALIAS, findings),
    )


def _read_subject(name: str, what: str, node: Node, findings: Findings) -> Subject:
    return Subject(name, read_translations(node, what, LONGEST_TITLE, findings))


def _read_topic(slug: str, name: str, what: str, node: Node, findings: Findings) -> Topic:
    record = read_record(node, what, ("title", "summary"), ("subject", "aliases"), findings)
    subject = _read_reference("subject", record, what, findings)
    summary = read_translations(record.get("summary", NOTHING), f"{what}.summary", LONGEST_SUMMARY, findings)
    return Topic(
        id=name,
        subject=subject.text if subject else None,
        title=read_translations(record.get("title", NOTHING), f"{what}.title", LONGEST_TITLE, findings),
        summaries={slug: summary},
        aliases=read_spellings(record.get("aliases", NOTHING), f"{what}.aliases", LONGEST_ALIAS, findings),
        passages=(),
    )


def _read_passage(what: str, node: Node, findings: Findings) -> PassageEntry:
    optional = ("speaker", "via", "topics", "questions", "quoted", "which")
    record = read_record(node, what, ("words", "kind"), optional, findings)
    return PassageEntry(
        place=Place(what, _read_exact_words(record, what, node, findings), _read_which(record, what, findings)),
        kind=read_choice(record["kind"], f"{what}.kind", Kind, findings) if "kind" in record else None,
        speaker=_read_reference("speaker", record, what, findings),
        via=_read_reference("via", record, what, findings),
        topics=_read_scalars(record.get("topics", NOTHING), f"{what}.topics", findings),
        questions=read_spellings(record.get("questions", NOTHING), f"{what}.questions", LONGEST_QUESTION, findings),
        quoted=_read_scalars(record["quoted"], f"{what}.quoted", findings) if "quoted" in record else None,
    )


def _read_excluded(what: str, node: Node, findings: Findings) -> ExcludedEntry:
    record = read_record(node, what, ("words", "reason"), ("which",), findings)
    words = _read_exact_words(record, what, node, findings)
    everywhere = _is_everywhere(record.get("which", NOTHING))
    which = None if everywhere else _read_which(record, what, findings)
    reason = read_choice(record["reason"], f"{what}.reason", Reason, findings) if "reason" in record else None
    return ExcludedEntry(Place(what, words, which, everywhere), reason)


def _read_exact_words(record: Mapping[str, Node], what: str, node: Node, findings: Findings) -> Scalar:
    """Words of the article: a comment behind them is refused, since it may well be more of them."""
    if "words" not in record:
        return Scalar("", node.line)
    words = read_words(record["words"], f"{what}.words", findings)
    if words.comment.startswith("# "):
        advice = f"put a comment on its own line above; if it is none: {WRITE_SAFELY}"
        findings.error(words.line, f"{what}.words: “{words.comment}” is cut off as a comment", advice)
    return words


def _is_everywhere(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text.strip() == EVERYWHERE


def _read_which(record: Mapping[str, Node], what: str, findings: Findings) -> int | None:
    if "which" not in record:
        return None
    which = read_words(record["which"], f"{what}.which", findings)
    if _PLACE.fullmatch(which.text):
        return int(which.text)
    advice = "write 1 for the first place from the top, 2 for the second; excluded parts may say “all”"
    findings.error(which.line, f"{what}.which: “{which.text}” is not the number of a place", advice)
    return None


def _read_reference(key: str, record: Mapping[str, Node], what: str, findings: Findings) -> Scalar | None:
    return read_words(record[key], f"{what}.{key}", findings) if key in record else None


def _read_scalars(node: Node, what: str, findings: Findings) -> tuple[Scalar, ...]:
    return tuple(read_words(item, what, findings) for item in read_items(node, what, findings))
