"""`verbatim chat`: a conversation in the terminal, with the replies that Telegram would get."""

import os
import secrets
import sys
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.console import why
from bot.console.privacy import ASKED, history_file, privacy
from bot.console.terminal import Terminal
from bot.library.names import CONSOLE_COMMANDS
from bot.matching.decision import Decision
from bot.matching.respond import look_up
from bot.render.callback import Stay, encode
from bot.render.guard import guard
from bot.render.message import Press, Rendered
from bot.replies import Reply

if TYPE_CHECKING:
    from bot.app import Parts
    from bot.console.prompt import Commands

_LUCK = secrets.SystemRandom()
_LEAVING = {"exit", "quit", "/exit", "/quit"}
_STAY = encode(Stay())
_WHY = "/why"


class Conversation:
    """One conversation: its last message's buttons can be pressed by their numbers."""

    def __init__(self, parts: "Parts", language: str, terminal: Terminal, kept_in: Path | None = None) -> None:
        self._parts = parts
        self._kept_in = kept_in
        """The file that gets the lines typed."""
        self._language = language
        self._terminal = terminal
        self._presses: tuple[str, ...] = ()
        self._decided: tuple[str, Decision] | None = None
        """The last question that the matching decided on."""

    def open(self) -> None:
        """Greet as Telegram does when somebody opens the chat."""
        self._say(self._parts.replies.to_command("start", "", self._language))
        self._terminal.note(self._parts.texts.say(self._language, "console.hint"))
        self._terminal.note(self._parts.texts.say(self._language, "account.hint"))

    def hear(self, line: str) -> None:
        """Reply to one line; a number presses a button of the last message."""
        line = line.strip()
        if line.isascii() and line.isdigit() and 0 < int(line[:9]) <= len(self._presses):
            self._say(self._parts.replies.to_press(self._presses[int(line) - 1], self._language))
        elif line == _WHY:
            self._account()
        elif line:
            reply = self._parts.replies.to_text(line, self._language, chance=_LUCK.random())
            self._decided = (line, reply.decision) if reply.decision else self._decided
            self._say(reply)

    def _account(self) -> None:
        """Tell how the last answer came about."""
        edition = self._parts.replies.edition(self._language)
        if self._decided is None:
            self._terminal.note(edition.say("account.nothing"))
            return
        line, decision = self._decided
        self._terminal.note(
            why.in_words(edition, look_up(line, self._parts.replies.limits, self._parts.index), decision) + "\n\n"
        )

    def _say(self, reply: Reply) -> None:
        rendered = reply.rendered
        if reply.outcome == ASKED:
            rendered = privacy(self._parts.replies.edition(self._language), self._kept_in)
        if rendered:
            self._terminal.show(guard(rendered, self._parts.library))
            self._offer(rendered)
        elif reply.notice:
            self._terminal.note(reply.notice)

    def _offer(self, rendered: Rendered) -> None:
        """List the buttons that do something here, numbered."""
        presses: list[str] = []
        lines = []
        for row in rendered.buttons:
            labels = []
            for button in row:
                if not isinstance(button.action, Press):
                    continue
                if button.action.data != _STAY:
                    presses.append(button.action.data)
                labels.append(button.label if button.action.data == _STAY else f"[{len(presses)}] {button.label}")
            if labels:
                lines.append("   ".join(labels))
        self._presses = tuple(presses)
        if lines:
            self._terminal.note("\n".join(lines) + "\n\n")


def chat(parts: "Parts", language: str) -> int:
    """Talk until the input ends (Ctrl-D on a terminal), or somebody takes this for a shell and types "exit"."""
    is_typed = sys.stdin.isatty() and sys.stdout.isatty()
    kept_in = history_file(os.environ) if is_typed else None
    conversation = Conversation(parts, language, Terminal.standard(), kept_in)
    conversation.open()
    lines = _typed(parts, language, kept_in) if is_typed else _read()
    for line in takewhile(lambda line: line.strip().lower() not in _LEAVING, lines):
        conversation.hear(line)
    return 0


def _read() -> Iterable[str]:
    """Lines as they come."""
    return (line.decode("utf-8", "replace") for line in iter(sys.stdin.buffer.readline, b""))


def _typed(parts: "Parts", language: str, kept_in: Path | None) -> Iterable[str]:
    """Lines that a person types on a terminal: edited, with history and completion."""
    from bot.console.prompt import prompts  # noqa: PLC0415 (only a terminal needs prompt_toolkit)

    return prompts(commands(parts, language), kept_in)


def commands(parts: "Parts", language: str) -> "Commands":
    """Those that Telegram's menu has, and those of a conversation in the terminal."""
    own = ((name, parts.texts.say(language, f"console.command.{name}")) for name in CONSOLE_COMMANDS)
    return (*parts.replies.suggested_commands(language), *own)
