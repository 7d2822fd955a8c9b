"""`verbatim config`: the settings that hold, where each was set, and what it means. No secret is shown."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from bot.settings.effective import Effective, Plain

Settings = Mapping[str, Sequence[Effective]]


def show(settings: Settings, *, as_json: bool) -> int:
    """Print them; 0."""
    sys.stdout.write(_json(settings) if as_json else "\n".join(_lines(settings)))
    return 0


def _json(settings: Settings) -> str:
    """A list of objects: name, value, where it was set, what it means."""
    return json.dumps([asdict(each) for group in settings.values() for each in group], indent=2) + "\n"


def _lines(settings: Settings) -> Iterator[str]:
    for title, group in settings.items():
        yield f"# {title}\n"
        for each in group:
            yield f"{each.name} = {written(each.value)}  ({each.where})\n    {each.meaning}"
        yield ""


def written(value: Plain) -> str:
    """The value as one would set it."""
    match value:
        case None | []:
            return "not set"
        case bool():
            return "yes" if value else "no"
        case list():
            return ",".join(map(str, value))
        case float():
            return f"{value:g}"
        case _:
            return str(value)
