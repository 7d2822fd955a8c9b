"""The composition root: the parts of the program are made and put together here."""

from dataclasses import dataclass

from bot.app import collector
from bot.library.load import load_library
from bot.library.models import Library
from bot.matching.index import Index
from bot.replies import Replies
from bot.settings import Settings
from bot.texts import Texts


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Parts:
    """What answers questions, wherever they are asked. What is made of them for the web goes with them."""

    library: Library
    index: Index
    texts: Texts
    replies: Replies


def load_parts(settings: Settings) -> Parts:
    """Load the library and what answers from it. Raises LibraryError; knows nothing of Telegram."""
    with collector.paused():
        library = load_library(settings.seeds_dir)
        index = Index.build(library)
        texts = Texts.load()
    return Parts(library, index, texts, Replies(index, settings.limits, texts, settings.public_url))


def load_to_stay(settings: Settings) -> Parts:
    """The same for a process that goes on: the garbage collector never looks at what was loaded.

    It would the moment that it is let, for a second with a hundred articles, while everything waits: also in a thread.
    """
    with collector.paused():
        parts = load_parts(settings)
        collector.set_aside()
    return parts


def run(settings: Settings) -> None:
    """Run the bot on Telegram until it is told to stop.

    Raises SettingsError where the token is missing, refused, or in use by another process, and LibraryError.
    """
    from bot.app.signals import Signals  # noqa: PLC0415 (asyncio, that only `run` needs)

    signals = Signals()
    from bot.app.process import serve  # noqa: PLC0415 (0.3 s that only `run` has to wait for)
    from bot.app.watch import marks_of  # noqa: PLC0415 (likewise)

    seen = marks_of(settings.seeds_dir)
    parts = load_to_stay(settings)
    serve(settings, parts, seen, signals)
