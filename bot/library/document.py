"""Read an index's YAML; what is wrong in one entry does not hide what is wrong in the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.library.findings import Findings
from bot.library.grammar import HIDDEN_BREAK, Trouble, hidden_breaks
from bot.library.pieces import Piece
from bot.library.tree import LOADER, UNREAD, Entries, Items, Node, Reading, build, stands_twice


@dataclass(frozen=True, slots=True)
class Document:
    """What was read of a file."""

    root: Node
    unread: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Sections of which parts could not be read -> what may be keys there."""


def read_document(text: str, findings: Findings, loader: type = LOADER) -> Document | None:
    """The tree of a YAML text; none where there is nothing in it or it can't be read, which is noted.

    A text that can't be read as a whole is read section by section, and such a section entry by entry. Line breaks of
    YAML that no editor shows are noted, and read as spaces: so lines are counted as the author sees them.
    """
    _note(hidden_breaks(text), findings)
    whole = Piece.whole(HIDDEN_BREAK.sub(" ", text))
    reading = build(whole, loader)
    if reading.fatal:
        return _in_sections(whole, reading, findings, loader)
    _note(reading.refused, findings)
    if reading.root is None:
        findings.error(None, "is empty", "see docs/seeds.md for what belongs in it")
        return None
    return Document(reading.root)


def _in_sections(whole: Piece, failed: Reading, findings: Findings, loader: type) -> Document | None:
    pieces = whole.sections()
    sections = [_read_section(piece, loader) for piece in pieces]
    unread = {piece.name: piece.keys() for piece, section in zip(pieces, sections, strict=True) if section.fatal}
    if not unread:
        _note((*failed.refused, *_with_end(failed.fatal, "nothing else in this file is checked")), findings)
        return None
    refused: list[Trouble] = []
    root = _merge([section.root for section in sections if isinstance(section.root, Entries)], refused)
    _note((*refused, *(trouble for section in sections for trouble in section.refused + section.fatal)), findings)
    return Document(root, unread)


def _read_section(section: Piece, loader: type) -> Reading:
    """All of a section, or those of its entries that can be read."""
    whole = build(section, loader)
    if not whole.fatal:
        return whole
    pieces = section.entries()
    readings = [build(piece, loader) for piece in pieces]
    if not any(reading.fatal for reading in readings):
        pieces, readings = [section], [whole]
    refused = [trouble for reading in readings for trouble in reading.refused]
    value = _join([value for each in readings for value in _values(each)], section.number(1), refused)
    fatal = (_with_end(each.fatal, _unchecked(piece)) for piece, each in zip(pieces, readings, strict=True))
    line = section.number(1)
    root = Entries({section.name: value}, {section.name: line}, line)
    return Reading(root, tuple(refused), tuple(trouble for troubles in fatal for trouble in troubles))


def _entries(node: Node | None) -> dict[str, Node]:
    return dict(node.entries) if isinstance(node, Entries) else {}


def _values(entry: Reading) -> Iterable[Node]:
    """The list or mapping that holds an entry alone."""
    return [UNREAD] if entry.fatal else _entries(entry.root).values()


def _join(values: Sequence[Node], line: int, refused: list[Trouble]) -> Node:
    """One list or mapping of a section's entries; a list keeps the places of those that can't be read."""
    if any(isinstance(value, Items) for value in values):
        items = (value.items if isinstance(value, Items) else (value,) for value in values)
        return Items(tuple(item for several in items for item in several), line)
    return _merge([value for value in values if isinstance(value, Entries)], refused, line)


def _merge(parts: Iterable[Entries], refused: list[Trouble], line: int = 1) -> Entries:
    entries: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for part in parts:
        for key, value in part.entries.items():
            if key in entries:
                refused.append(stands_twice(part.lines[key], key, lines[key]))
            else:
                entries[key], lines[key] = value, part.lines[key]
    return Entries(entries, lines, line)


def _unchecked(piece: Piece) -> str:
    """What is left out where a piece can't be read."""
    numbers = [number for number, line in zip(piece.numbers, piece.lines, strict=True) if line.strip()]
    first, last = numbers[1 if piece.has_header else 0], numbers[-1]
    return f"nothing else in line {first} is checked" if first == last else f"lines {first} to {last} are not checked"


def _with_end(troubles: Sequence[Trouble], consequence: str) -> Iterator[Trouble]:
    """The troubles, the last of them with what it leads to."""
    yield from troubles[:-1]
    yield from (each._replace(what=f"{each.what}; {consequence}") for each in troubles[-1:])


def _note(troubles: Iterable[Trouble], findings: Findings) -> None:
    for trouble in troubles:
        findings.error(*trouble)
