"""Read the values of an index, noting whatever has the wrong shape."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from bot.library.findings import Findings
from bot.library.grammar import WRITE_SAFELY
from bot.library.models import Spellings, Text
from bot.library.names import ID, LANGUAGE
from bot.library.tree import Entries, Items, Node, Scalar

Choice = TypeVar("Choice", bound=StrEnum)

_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff]")

NOTHING = Scalar("", 1)
"""The value of a key that has none."""


def did_you_mean(given: str, known: tuple[str, ...]) -> str:
    """What to write instead of something unknown."""
    close = get_close_matches(given, known, 1)
    return f"did you mean “{close[0]}”?" if close else f"known: {', '.join(known) or 'none'}"


def read_entries(node: Node, what: str, findings: Findings) -> Entries:
    """A mapping. An empty value counts as one without keys."""
    if isinstance(node, Entries):
        return node
    if not _is_empty(node):
        findings.error(node.line, f"{what}: keys with values belong here", "write “key: value”, one a line, indented")
    return Entries({}, {}, node.line)


def read_record(
    node: Node, what: str, required: tuple[str, ...], optional: tuple[str, ...], findings: Findings
) -> Mapping[str, Node]:
    """A mapping of known keys; those without a value are left out. What is missing altogether is told by its owner."""
    if node is NOTHING:
        return {}
    record = read_entries(node, what, findings)
    known = tuple(dict.fromkeys(required + optional))
    given = {key: value for key, value in record.entries.items() if not _is_empty(value)}
    for key in record.entries:
        if key not in known:
            advice = did_you_mean(key, known)
            findings.error(record.lines[key], f"{what}: unknown key “{key}”", advice)
    for key in required:
        if key not in given:
            findings.error(record.lines.get(key, node.line), f"{what}: “{key}” is missing", f"add “{key}: …”")
    return given


def read_items(node: Node, what: str, findings: Findings) -> tuple[Node, ...]:
    """A list. An empty value counts as an empty one."""
    if isinstance(node, Items):
        return node.items
    if not _is_empty(node):
        findings.error(node.line, f"{what}: a list belongs here", "write [one, another], or “- …” one a line")
    return ()


def read_text(node: Node, what: str, longest: int, findings: Findings) -> str:
    """One line of text of at most `longest` code points; "" where it isn't (which is noted)."""
    text = read_words(node, what, findings).text
    if len(text) > longest:
        findings.error(node.line, f"{what}: {len(text)} characters, at most {longest} are allowed", "shorten it")
    if control := _CONTROL.search(text):
        what = f"{what}: a line break, tab or other control character (U+{ord(control[0]):04X}) inside"
        findings.error(node.line, what, "write it as one line of letters and marks")
    return text


def read_words(node: Node, what: str, findings: Findings) -> Scalar:
    """A text that is not empty, without the spaces around it."""
    if not isinstance(node, Scalar):
        advice = "a text that holds “: ” or begins with [ or { needs quotation marks; " + WRITE_SAFELY
        findings.error(node.line, f"{what}: a text belongs here", advice)
        return Scalar("", node.line)
    text = node.text.strip()
    if not text:
        findings.error(node.line, f"{what} is empty", "write it or leave the key out")
    if node.comment and not node.comment.startswith("# "):
        advice = f"write “# …” with a space if it is a comment; if it is not: {WRITE_SAFELY}"
        findings.error(node.line, f"{what}: “{node.comment}” is cut off as a comment", advice)
    return node if text == node.text else Scalar(text, node.line, node.comment)


def read_choice(node: Node, what: str, choices: type[Choice], findings: Findings) -> Choice | None:
    """One of a few words."""
    word = read_words(node, what, findings).text
    known = tuple(str(choice) for choice in choices)
    if word in known:
        return choices(word)
    if word:
        findings.error(node.line, f"{what}: “{word}” is none of {', '.join(known)}", did_you_mean(word, known))
    return None


def read_ids(node: Node, what: str, findings: Findings) -> Iterator[tuple[str, Node]]:
    """Id and value for each entry of a mapping with ids as keys."""
    record = read_entries(node, what, findings)
    for key, value in record.entries.items():
        if ID.fullmatch(key):
            yield key, value
        else:
            advice = "use only a-z, 0-9 and _, at most 32"
            findings.error(record.lines[key], f"{what}: “{key}” can't be an id", advice)


def read_translations(node: Node, what: str, longest: int, findings: Findings) -> Text:
    """One text a language, in one language at least."""
    if node is not NOTHING and _is_empty(node):
        findings.error(node.line, f"{what} is empty", "write {en: …}")
    return {
        language: read_text(value, f"{what}.{language}", longest, findings)
        for language, value in _by_language(node, what, findings)
    }


def read_spellings(node: Node, what: str, longest: int, findings: Findings) -> Spellings:
    """Several texts a language, none of them twice."""
    return {
        language: _distinct_texts(value, f"{what}.{language}", longest, findings)
        for language, value in _by_language(node, what, findings)
    }


def _by_language(node: Node, what: str, findings: Findings) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Scalar | Items) and not _is_empty(node):
        findings.error(node.line, f"{what}: which language is it in?", "write {en: …} with the language before it")
        return
    record = read_entries(node, what, findings)
    for language, value in record.entries.items():
        if LANGUAGE.fullmatch(language):
            yield language, value
        else:
            advice = "write a text with a comma in quotation marks" if _is_empty(value) else "write en, ru, de …"
            findings.error(record.lines[language], f"{what}: “{language}” is not a language code", advice)


def _distinct_texts(node: Node, what: str, longest: int, findings: Findings) -> tuple[str, ...]:
    texts: dict[str, str] = {}
    for item in read_items(node, what, findings):
        text = read_text(item, what, longest, findings)
        same = " ".join(text.casefold().split())
        if same in texts:
            findings.error(item.line, f"{what}: “{text}” stands twice", "keep one of them")
        texts.setdefault(same, text)
    return tuple(text for text in texts.values() if text)


def _is_empty(node: Node) -> bool:
    """Whether a key has no value. An empty list is one: “quoted: []”."""
    if isinstance(node, Scalar):
        return not node.text.strip()
    return isinstance(node, Entries) and not node.entries
