"""Show messages on a terminal: wrapped, with a bar beside quotations, coloured where that is wanted."""

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, TextIO

from bot.console.paint import PLAIN, Paint, paint
from bot.render.message import Rendered

WIDEST = 96
"""Columns; longer lines are hard to read."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Somewhere to print to."""

    out: TextIO
    style: Paint
    width: int | None
    """Columns to wrap at; none where nobody looks, so that what is quoted stays in one piece."""

    @classmethod
    def standard(cls) -> Self:
        """Standard output, wrapped on a terminal, and coloured unless NO_COLOR says otherwise."""
        if not sys.stdout.isatty():
            return cls(sys.stdout, PLAIN, None)
        width = min(WIDEST, shutil.get_terminal_size().columns)
        return cls(sys.stdout, Paint(coloured=wants_colour(os.environ), harmless=True), max(20, width))

    def show(self, rendered: Rendered) -> None:
        """Print a message, an empty line after it."""
        print(paint(rendered, self.style, self.width), end="\n\n", file=self.out, flush=True)

    def note(self, text: str) -> None:
        """Print lines about the message; none where there is nothing to say."""
        for line in text.splitlines():
            print(self.style.faint(line), file=self.out, flush=True)


def wants_colour(environ: Mapping[str, str]) -> bool:
    """Whether a terminal may be coloured (https://no-color.org)."""
    return not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
