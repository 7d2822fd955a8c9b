"""Collect what is wrong with a seed, so that everything is told at once."""

from pathlib import Path

from bot.library.errors import SeedError


class Findings:
    """Errors and warnings about one file, in the order in which they were noticed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.errors: list[SeedError] = []
        self.warnings: list[SeedError] = []

    def error(self, line: int | None, what: str, advice: str, nearest: str | None = None) -> None:
        """Note something that must be put right."""
        self.errors.append(SeedError(self.path, line, what, nearest, advice))

    def warn(self, line: int | None, what: str, advice: str) -> None:
        """Note something that may be meant so."""
        self.warnings.append(SeedError(self.path, line, what, None, advice))

    def about(self, path: Path) -> "Findings":
        """The same collection, for what concerns another file."""
        other = Findings(path)
        other.errors, other.warnings = self.errors, self.warnings
        return other
