"""A line editor for the terminal: history that outlives the conversation, and completion of commands."""

import os
from collections.abc import Iterable, Iterator, Mapping
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


def prompts(commands: Commands) -> Iterator[str]:
    """What is typed, line by line, until Ctrl-D; Ctrl-C drops the line."""
    session: PromptSession[str] = PromptSession(
        history=history(os.environ), completer=CommandCompleter(commands), complete_while_typing=True
    )
    while True:
        try:
            yield session.prompt("> ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def history(environ: Mapping[str, str]) -> History:
    """The history file in the user's state folder (XDG Base Directory), made if it isn't there."""
    state = environ.get("XDG_STATE_HOME") or (environ.get("HOME") and f"{environ['HOME']}/.local/state")
    if not state:
        return InMemoryHistory()
    file = Path(state) / "verbatim" / "history"
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return ForgivingHistory(str(file))
