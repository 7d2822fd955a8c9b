"""A seed that changes: a farmer says that she could not keep something, or could not hold it."""

import shutil
from pathlib import Path

from tests.library.writing import ARTICLE, write_seed

KEPT, HELD = "“We could not keep it,” farmer Nora Hale said.", "“We could not hold it,” farmer Nora Hale said."
HOLD = ('"We could not keep it,"', '"We could not hold it,"')
HELD_ARTICLE = ARTICLE.replace("keep it", "hold it")


def rewrite(seeds: Path, *edits: tuple[str, str], article: str = ARTICLE) -> None:
    shutil.rmtree(seeds / "orchard")
    write_seed(seeds, *edits, article=article)
