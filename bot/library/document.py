"""Read YAML as a tree of texts that know their lines.

YAML without its traps: every scalar is the text that was written (`no`, `2017-04-12` and `null` are just letters), a
key stands once, and anchors, aliases, tags and further documents are refused. The tree is built from the parser's
events, so that nothing is ever resolved or expanded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from bot.library.findings import Findings
from bot.library.grammar import WRITE_SAFELY, explain

DEEPEST = 12
"""How many levels deep values may be nested; a seed needs six."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser made in C where PyYAML was built with it: ten times as fast."""


class Scalar(NamedTuple):
    """A text as the author meant it."""

    text: str
    line: int
    comment: str = ""
    """What stands behind it on its last line from "#" on, if it was written without quotation marks."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entries:
    """Keys with their values, in the order of the file."""

    entries: Mapping[str, "Node"]
    lines: Mapping[str, int]
    """Key -> its line."""
    line: int


Node = Scalar | Items | Entries


class _TooDeepError(Exception):
    """Values are nested beyond DEEPEST."""


def read_document(text: str, findings: Findings, loader: type = LOADER) -> Node | None:
    """The tree of a YAML text; none where there is nothing in it or it can't be read, which is noted."""
    builder = _Builder(text, yaml.parse(text, Loader=loader), findings)
    try:
        root = builder.document()
    except yaml.MarkedYAMLError as error:
        findings.error(*explain(error, text))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        findings.error(line, f"a character that YAML does not allow (U+{_code(error):04X})", "delete it")
    except _TooDeepError as error:
        findings.error(error.args[0], "brackets or indents nested too deep", WRITE_SAFELY)
    else:
        if root is None:
            findings.error(None, "is empty", "see docs/seeds.md for what belongs in it")
        return root
    return None


def _code(error: yaml.reader.ReaderError) -> int:
    character: int | str | bytes = error.character
    return character if isinstance(character, int) else ord(character)


class _Builder:
    def __init__(self, text: str, events: Iterator[yaml.Event], findings: Findings) -> None:
        self.source = text.splitlines()
        self.events = events
        self.findings = findings

    def document(self) -> Node | None:
        node = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and node is not None:
                self._refuse(event, "a second document (---)", "keep one document in the file")
                break
            if isinstance(event, yaml.NodeEvent):
                node = self._node(event, 1)
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = _line(event)
        if depth > DEEPEST:
            raise _TooDeepError(line)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"an alias (*{event.anchor})", WRITE_SAFELY)
            return Scalar("", line)
        if isinstance(event, yaml.CollectionStartEvent | yaml.ScalarEvent):
            self._refuse_decorations(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, self._comment(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._items(depth)), line)
        if isinstance(event, yaml.MappingStartEvent):
            return self._entries(line, depth)
        raise AssertionError(event)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, line: int, depth: int) -> Entries:
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, value = self._node(event, depth + 1), self._node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self._refuse(event, "a list or mapping as a key", WRITE_SAFELY)
            elif key.text in entries:
                self._refuse(event, f"“{key.text}” stands twice, first in line {lines[key.text]}", "keep one of them")
            else:
                entries[key.text], lines[key.text] = value, key.line
        return Entries(entries, lines, line)

    def _refuse_decorations(self, event: yaml.CollectionStartEvent | yaml.ScalarEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, f"an anchor (&{event.anchor})", WRITE_SAFELY)
        if event.tag is not None:
            self._refuse(event, f"a tag ({event.tag})", WRITE_SAFELY)

    def _comment(self, event: yaml.ScalarEvent) -> str:
        end = event.end_mark
        if event.style or not event.value or end is None or self.source[end.line].find("#", end.column) < 0:
            return ""
        rest = self.source[end.line][end.column :].lstrip()
        return rest if rest.startswith("#") else ""

    def _refuse(self, event: yaml.Event, what: str, advice: str) -> None:
        self.findings.error(_line(event), what, advice)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
