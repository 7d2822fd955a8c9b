"""Run `verbatim` as people and programs do: in a process of its own, through pipes or on a terminal."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parent.parent.parent
_CODES = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|[=>])")
_WHERE, _HERE = b"\x1b[6n", b"\x1b[24;1R"
"""A program asks a terminal where its cursor is, and what a terminal answers."""
PATIENCE = 30.0
"""Seconds after which what is awaited is taken to be missing."""


def environment(**changes: str) -> dict[str, str]:
    """The environment with nothing in it that changes what is printed."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "PYTHONWARNINGS": "error", **changes}


def verbatim(
    *arguments: str | bytes, given: bytes = b"", cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """`verbatim` with pipes on all sides, run to its end."""
    command = [sys.executable, "-m", "bot", *arguments]
    env = {**(env or environment()), "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, input=given, capture_output=True, cwd=cwd, env=env, timeout=60, check=False)


class Terminal:
    """The other side of a pseudo-terminal on which `verbatim` runs."""

    def __init__(self, process: subprocess.Popen[bytes], master: int) -> None:
        self.process = process
        self._master = master
        self.seen = b""
        """Everything that was printed, with the codes that steer a terminal."""

    def type(self, text: str) -> Self:
        """Type on the keyboard."""
        os.write(self._master, text.encode())
        return self

    @property
    def text(self) -> str:
        """Everything that was printed, without those codes."""
        return _CODES.sub("", self.seen.decode("utf-8", "replace").replace("\r\n", "\n"))

    def wait_for(self, *texts: str) -> Self:
        """Wait until all of these were printed, one after the other."""
        pattern = re.compile(".*".join(map(re.escape, texts)), re.DOTALL)
        return self._until(lambda: bool(pattern.search(self.text)), " … ".join(texts))

    def wait_for_end(self) -> int:
        """Read on until the program ends; its exit code."""
        self._until(lambda: False, None)
        return self.process.wait(PATIENCE)

    def _until(self, done: Callable[[], bool], awaited: str | None) -> Self:
        deadline = time.monotonic() + PATIENCE
        while not done():
            ready, _, _ = select.select([self._master], [], [], deadline - time.monotonic())
            chunk = self._read() if ready else b""
            if not chunk and awaited is None and ready:
                return self
            assert chunk, f"no {awaited!r} in {self.seen.decode(errors='replace')}"
            self.seen += chunk
            if _WHERE in chunk:
                os.write(self._master, _HERE)
        return self

    def _read(self) -> bytes:
        try:
            return os.read(self._master, 65536)
        except OSError:  # Linux says EIO where the other side has closed
            return b""


@contextmanager
def on_terminal(*arguments: str, env: Mapping[str, str] | None = None) -> Iterator[Terminal]:
    """`verbatim` on a terminal of 80 columns."""
    master, slave = pty.openpty()
    env = {"TERM": "xterm", "COLUMNS": "80", "LINES": "40", **(env or environment())}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments], stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=env
    )
    os.close(slave)
    try:
        yield Terminal(process, master)
    finally:
        process.kill()
        process.wait()
        os.close(master)
