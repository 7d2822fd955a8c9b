"""One line of labelled messages as a value: what must stand in it, and what may."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

KEYS = ("id", "class", "message", "article", "lines", "passages", "speaker", "note")
OTHER = "other"
"""The class of messages that name none."""


Fault = tuple[str, str]
"""What is wrong, and what to do."""


class WrongRowError(Exception):
    """A line that is no labelled message, with all that is wrong in it."""

    def __init__(self, what: str, advice: str, *more: Fault) -> None:
        super().__init__(what)
        self.faults = ((what, advice), *more)


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled message as it is written."""

    message: str
    kind: str
    id: str
    """Empty where it has none."""
    article: str | None
    """A slug."""
    lines: tuple[int, ...] | None
    """Lines of the article, from 1, any of which is right; empty where no answer is; none where `passages` count."""
    passages: tuple[str, ...]
    """The same by the passages' ids."""
    speaker: str | None
    """Whose words the answer must carry."""


def row_of(line: bytes) -> Row:
    """The row that a line holds. Raises WrongRowError."""
    found = _object(line)
    faults = [(f'"{key}" means nothing here', f"write one of {', '.join(KEYS)}") for key in found if key not in KEYS]
    if ("lines" in found) == ("passages" in found):
        advice = (
            'give the lines of the article that answer it, like "lines": [4, 7]; "lines": [] where no answer is right'
        )
        faults.append(('it isn\'t said once what is right: either "lines" or "passages"', advice))
    kind, name = (_tried(faults, _name, found, key) for key in ("class", "id"))
    row = Row(
        message=_tried(faults, _text, found, "message") or "",
        kind=kind or OTHER,
        id=name or "",
        article=_tried(faults, _name, found, "article"),
        lines=_tried(faults, _lines, found["lines"]) if "lines" in found else None,
        passages=_tried(faults, _ids, found.get("passages", [])) or (),
        speaker=_tried(faults, _name, found, "speaker"),
    )
    if faults:
        raise WrongRowError(*faults[0], *faults[1:])
    return row


def _tried(faults: list[Fault], read: Callable[P, T], *given: P.args, **named: P.kwargs) -> T | None:
    """What is read; where it is wrong None, and one fault more."""
    try:
        return read(*given, **named)
    except WrongRowError as error:
        faults += error.faults
        return None


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(line.decode("utf-8"), object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise WrongRowError("it isn't UTF-8", "save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        advice = 'each line is an object of its own: {"class": "…", "message": "…", "lines": [4]}'
        raise WrongRowError(f"it isn't JSON: {error.msg}, column {error.colno}", advice) from None
    except (ValueError, RecursionError):
        raise WrongRowError("it isn't JSON that can be read", "write plain texts, numbers and lists") from None
    if not isinstance(found, dict):
        raise WrongRowError("it isn't an object", 'write {"message": "…", "lines": [4]}')
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise WrongRowError(f'"{key}" stands twice', "leave one")
        found[key] = value
    return found


def _text(found: Mapping[str, Any], key: str) -> str:
    value = found.get(key)
    if not isinstance(value, str):
        raise WrongRowError(f'"{key}" is {"missing" if value is None else "no text"}', f'write "{key}": "…"')
    return value


def _name(found: Mapping[str, Any], key: str) -> str | None:
    """A text that may be left out, or null, or empty."""
    return (_text(found, key).strip() or None) if found.get(key) is not None else None


def _lines(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or not all(type(each) is int and each > 0 for each in value):
        raise WrongRowError('"lines" is no list of line numbers', 'write "lines": [4, 7], counted from 1')
    return tuple(value)


def _ids(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise WrongRowError('"passages" is no list of ids', 'write "passages": ["…"]; `verbatim ask --json` prints ids')
    return tuple(value)
