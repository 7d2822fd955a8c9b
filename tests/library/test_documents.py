"""What docs/seeds.md shows can be loaded as it stands there."""

import hashlib
import re
from pathlib import Path

from bot.library.load import load_library, read_library

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "seeds.md"
ARTICLE = """Harbour Board Votes on the New Pier

“We will open the new pier in spring,” Novak said.
"""


def examples() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)


def write(folder: Path, article: str, index: str) -> None:
    seed = folder / "pier"
    seed.mkdir()
    (seed / "article.txt").write_text(article, "utf-8")
    (seed / "index.yaml").write_text(index.replace("…  ", hashlib.sha256(article.encode()).hexdigest()), "utf-8")


def test_the_example_of_an_index_is_right(tmp_path: Path) -> None:
    write(tmp_path, ARTICLE, examples()[0])
    reading = read_library(tmp_path)
    assert not reading.errors
    assert not reading.warnings


def test_the_example_of_words_on_their_own_line_is_right(tmp_path: Path) -> None:
    passage = re.sub(r"direct\n", "direct\n    speaker: novak\n    topics: [pier]\n", examples()[1])
    index = re.sub(r"  - words: \"“We will.*?\n\n", f"{passage}\n", examples()[0], flags=re.DOTALL)
    words = "“We will open in spring: #1 on our list,” Novak said."
    write(tmp_path, ARTICLE.replace("“We will open the new pier in spring,” Novak said.", words), index)
    assert words in {each.text for each in load_library(tmp_path).passages.values()}
