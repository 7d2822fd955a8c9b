"""The composition root: every part is made and wired here, and only here."""

from dataclasses import dataclass

from bot.library.load import load_library
from bot.library.models import Library
from bot.matching.index import Index
from bot.replies import Replies
from bot.settings import Settings
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Parts:
    """What answers questions, without Telegram."""

    library: Library
    index: Index
    texts: Texts
    replies: Replies


def load_parts(settings: Settings) -> Parts:
    """Make the parts from the seeds; raises `LibraryError`."""
    library = load_library(settings.seeds_dir)
    index = Index.build(library)
    texts = Texts.load()
    return Parts(library, index, texts, Replies(index, settings.limits, texts))
