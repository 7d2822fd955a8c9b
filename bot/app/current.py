"""The library in service: one place to take it from, and one assignment to put another in."""

from dataclasses import dataclass

from bot.app import Parts
from bot.replies import Replies


@dataclass(slots=True)
class Current:
    """Holds what answers now. Whoever asks it anew for each update or page sees a library loaded meanwhile."""

    parts: Parts

    def __call__(self) -> Parts:
        """What answers now."""
        return self.parts

    def replies(self) -> Replies:
        """What the bot says now."""
        return self.parts.replies
