"""Write small seeds for tests of loading and checking."""

import hashlib
from pathlib import Path

from bot.library.errors import SeedError
from bot.library.load import read_library

ARTICLE = """The Orchard Is Sold

© Sam ReedThe orchard in May
The orchard in May
“We could not keep it,” farmer Nora Hale said.

Hale said that the trees were “older than the road” and that she would miss them.

The buyer has not been named. The price was two million.

“Come and pick,” Hale said. Neighbor Tom Birch was not there.
“Come and pick,” Hale said.
"""

INDEX = """article:
  title: The Orchard Is Sold
  publisher: Valley News
  date: 2020-05-01
  language: en
  sha256: SHA256

speakers:
  hale:
    name: Nora Hale
    role: {en: Farmer}

mentioned:
  birch:
    name: Tom Birch
    role: {en: Neighbor}

subjects:
  land: {en: Land}

topics:
  sale:
    subject: land
    title: {en: The sale}
    summary: {en: According to Hale she could not keep it.}
    aliases: {en: [orchard sold, who sold it]}

passages:
  - words: >-
      "We could not keep it," farmer Nora Hale said.
    kind: direct
    speaker: hale
    topics: [sale]
  - words: Hale said that the trees were <...> miss them.
    kind: reported
    speaker: hale
    topics: [sale]
  - words: The buyer has not been named. The price was two million.
    kind: narration
    topics: [sale]
  - words: >-
      "Come and pick," Hale said.
    which: 1
    kind: direct
    speaker: hale
  - words: Neighbor Tom Birch was not there.
    kind: narration
  - words: >-
      "Come and pick," Hale said.
    which: 2
    kind: direct
    speaker: hale

excluded:
  - words: The Orchard Is Sold
    reason: title
  - words: © Sam Reed
    reason: caption
  - words: The orchard in May
    which: all
    reason: caption
"""


def write_seed(library: Path, *edits: tuple[str, str], article: str = ARTICLE, slug: str = "orchard") -> Path:
    """A seed of the orchard with parts of its index replaced, each of which must be there; its folder."""
    index = INDEX
    for old, new in edits:
        assert old in index, f"no {old!r} in the index"
        index = index.replace(old, new, 1)
    index = index.replace("SHA256", hashlib.sha256(article.encode()).hexdigest())
    folder = library / slug
    folder.mkdir()
    (folder / "article.txt").write_bytes(article.encode())
    (folder / "index.yaml").write_bytes(index.encode())
    return folder


def errors_of(library: Path) -> tuple[SeedError, ...]:
    """Everything that is wrong in a folder of seeds."""
    return read_library(library).errors


def line_of(path: Path, words: str) -> int:
    """The number of the first line that holds the words."""
    return next(number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if words in line)
