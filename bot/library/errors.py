"""What can be wrong with seeds."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SeedError:
    """One thing that is wrong with a seed, or (as a warning) looks wrong."""

    path: Path
    line: int | None
    """Counted from 1; none where it is about the whole file or folder."""
    what: str
    nearest: str | None
    """The nearest wording in the article and the seed's own, one line each, with the changed words marked."""
    advice: str
    """What to do about it."""

    @property
    def place(self) -> str:
        """Where it is, as editors understand it: "seeds/pier/index.yaml:12"."""
        return str(self.path) if self.line is None else f"{self.path}:{self.line}"


class LibraryError(Exception):
    """A folder of seeds that can't be loaded, with everything that is wrong in it."""

    def __init__(self, errors: tuple[SeedError, ...]) -> None:
        super().__init__("\n".join(f"{error.place}: {error.what}" for error in errors))
        self.errors = errors
