"""What people write to each other and to assistants that no library is about, written by hand."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def chatter() -> tuple[str, ...]:
    """Messages in all languages, one from each line of `chatter.<language>.txt`."""
    return tuple(line for path in sorted(HERE.glob("chatter.*.txt")) for line in path.read_text("utf-8").splitlines())
