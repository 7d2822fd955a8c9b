"""Load a folder of seeds into a library."""

from dataclasses import dataclass
from pathlib import Path

from bot.library.ambiguity import warn_of_ambiguity
from bot.library.attribution.check import warn_of_attributions
from bot.library.copies import warn_of_copies
from bot.library.errors import LibraryError, SeedError
from bot.library.findings import Findings
from bot.library.folder import ARTICLE, seed_folders
from bot.library.merge import merge_seeds, newest_first
from bot.library.models import Library
from bot.library.seed import Seed, read_seed


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a folder of seeds, right or wrong."""

    seeds: tuple[Seed, ...]
    """Those whose index could be read, newest article first. Not to be relied on where there are errors."""
    library: Library
    """All of them merged. Likewise."""
    errors: tuple[SeedError, ...]
    warnings: tuple[SeedError, ...]


def load_library(folder: Path) -> Library:
    """All seeds of the folder, checked and merged. Raises LibraryError with everything that is wrong."""
    findings = Findings(folder)
    _, library = _read(folder, findings)
    if findings.errors:
        raise LibraryError(_by_place(findings.errors))
    return library


def read_library(folder: Path) -> Reading:
    """All seeds of the folder with everything that is wrong or looks wrong in them."""
    findings = Findings(folder)
    seeds, library = _read(folder, findings)
    warn_of_attributions(seeds, findings)
    warn_of_ambiguity(seeds, findings)
    warn_of_copies(seeds, findings)
    return Reading(tuple(seeds), library, _by_place(findings.errors), _by_place(findings.warnings))


def _read(folder: Path, findings: Findings) -> tuple[list[Seed], Library]:
    read = [read_seed(each, findings) for each in seed_folders(folder, findings)]
    seeds = newest_first(seed for seed in read if seed is not None)
    return seeds, merge_seeds(seeds, findings)


def _by_place(found: list[SeedError]) -> tuple[SeedError, ...]:
    """By folder, file and line; the article last: what is left over there often comes from faults of the index."""
    return tuple(sorted(found, key=_place))


def _place(error: SeedError) -> tuple[str, bool, str, int]:
    return str(error.path.parent), error.path.name == ARTICLE, error.path.name, error.line or 0
