"""What people write to each other and to assistants that no library is about, written by hand."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def chatter() -> tuple[str, ...]:
    """Messages in all languages, one from each line of `chatter.<language>.txt`."""
    return tuple(line for path in sorted(HERE.glob("chatter.*.txt")) for line in path.read_text("utf-8").splitlines())


@cache
def near(language: str) -> tuple[str, ...]:
    """What people write about a person, {who}, or with the name of a topic, {what}, and no article answers.

    One from each line of `near.<language>.txt`; none where there is no such file.
    """
    path = HERE / f"near.{language}.txt"
    return tuple(path.read_text("utf-8").splitlines()) if path.exists() else ()
