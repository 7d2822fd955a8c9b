"""Failures on order: what goes wrong between the bot and Telegram."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What goes wrong with a request."""

    FLOOD = "flood"
    """429 with retry_after."""
    BROKEN = "broken"
    """5xx."""
    SILENCE = "silence"
    """No answer ever comes; the connection stays open."""
    GARBAGE = "garbage"
    """200 with a body that is no JSON."""
    HANG_UP = "hang up"
    """The connection is closed instead of an answer."""
    SLOW = "slow"
    """The answer comes late."""


@dataclass
class Fault:
    """One ordered failure."""

    kind: Kind
    method: str | None
    """None: any method (but getUpdates)."""
    times: int
    after_work: bool
    """Whether the work is done before the answer is lost."""
    value: float
    """retry_after, the status, or the seconds of delay."""


@dataclass
class Faults:
    """The failures that were ordered and have not happened yet; each hits the next `times` calls."""

    ordered: list[Fault] = field(default_factory=list)

    def flood(self, method: str | None = None, *, times: int = 1, retry_after: int = 1) -> None:
        """Answer 429, "Too Many Requests: retry after N"."""
        self.ordered.append(Fault(Kind.FLOOD, method, times, after_work=False, value=retry_after))

    def broken(self, method: str | None = None, *, times: int = 1, status: int = 502, after_work: bool = False) -> None:
        """Answer with a 5xx as the gateways in front of Telegram do, with a page instead of JSON."""
        self.ordered.append(Fault(Kind.BROKEN, method, times, after_work=after_work, value=status))

    def silence(self, method: str | None = None, *, times: int = 1, after_work: bool = False) -> None:
        """Never answer, with or without having done the work."""
        self.ordered.append(Fault(Kind.SILENCE, method, times, after_work=after_work, value=0))

    def garbage(self, method: str | None = None, *, times: int = 1, after_work: bool = False) -> None:
        """Answer 200 with broken JSON."""
        self.ordered.append(Fault(Kind.GARBAGE, method, times, after_work=after_work, value=0))

    def hang_up(self, method: str | None = None, *, times: int = 1, after_work: bool = False) -> None:
        """Close the connection instead of answering."""
        self.ordered.append(Fault(Kind.HANG_UP, method, times, after_work=after_work, value=0))

    def slow(self, method: str | None = None, *, times: int = 1, seconds: float = 0.2) -> None:
        """Do the work, and answer after some seconds."""
        self.ordered.append(Fault(Kind.SLOW, method, times, after_work=True, value=seconds))

    def take(self, method: str) -> Fault | None:
        """The failure that hits this call, if any; one fewer is left."""
        for fault in self.ordered:
            if fault.method == method or (fault.method is None and method != "getUpdates"):
                fault.times -= 1
                if not fault.times:
                    self.ordered.remove(fault)
                return fault
        return None
