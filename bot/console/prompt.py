"""A line editor for the terminal: history that outlives the conversation, and completion of commands."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

Commands = tuple[tuple[str, str], ...]
"""(command, description)."""


class CommandCompleter(Completer):
    """Completes "/sy" to the commands that begin so."""

    def __init__(self, commands: Commands) -> None:
        self._commands = commands

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 (given by the library)
    ) -> Iterable[Completion]:
        """The commands that go on from what is typed; none once a space has ended the command."""
        typed = document.text_before_cursor
        if typed.startswith("/") and " " not in typed:
            for name, description in self._commands:
                if name.startswith(typed[1:].lower()):
                    yield Completion(f"/{name}", -len(typed), display_meta=description)


class ForgivingHistory(FileHistory):
    """History in a file, or for this conversation only where the file can't be read or written."""

    def load_history_strings(self) -> Iterable[str]:
        """What was typed before, newest first."""
        with suppress(OSError):
            return list(super().load_history_strings())
        return []

    def store_string(self, string: str) -> None:
        """Keep one line."""
        with suppress(OSError):
            super().store_string(string)


def prompts(commands: Commands, kept_in: Path | None) -> Iterator[str]:
    """What is typed, line by line, until Ctrl-D; Ctrl-C drops the line."""
    session: PromptSession[str] = PromptSession(
        history=history(kept_in), completer=CommandCompleter(commands), complete_while_typing=True
    )
    while True:
        try:
            yield session.prompt("> ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def history(file: Path | None) -> History:
    """What was typed before, in a file or for this conversation only."""
    return ForgivingHistory(str(file)) if file else InMemoryHistory()
