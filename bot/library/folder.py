"""Read the files of a folder of seeds, within bounds, and decode them."""

import hashlib
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.library.findings import Findings
from bot.library.names import SLUG

ARTICLE = "article.txt"
INDEX = "index.yaml"

LARGEST_ARTICLE = 2_000_000
"""Bytes; a novel has 1,000,000."""
LARGEST_INDEX = 2_000_000
"""Bytes."""

_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_SAVE = "save it as UTF-8"


@dataclass(frozen=True, slots=True)
class Source:
    """The files of one seed, decoded. The article keeps every character, its line breaks and byte order mark too."""

    slug: str
    folder: Path
    article: str
    sha256: str
    """Of the article's bytes."""
    index: str

    @property
    def article_path(self) -> Path:
        """Where the article stands."""
        return self.folder / ARTICLE

    @property
    def index_path(self) -> Path:
        """Where the index stands."""
        return self.folder / INDEX


def seed_folders(folder: Path, findings: Findings) -> tuple[Path, ...]:
    """The seeds of a folder, by name: all folders in it whose name doesn't begin with a dot."""
    try:
        if not folder.is_dir():
            findings.error(None, "is not a folder" if folder.exists() else "does not exist", "give a folder of seeds")
            return ()
        found = sorted(each for each in folder.iterdir() if _may_be_seed(each))
    except OSError as error:
        findings.error(None, f"can't be read ({error.strerror})", "see who may read it")
        return ()
    if (folder / INDEX).exists():
        findings.error(None, "is itself a seed", f"give the folder that holds it: {folder.resolve().parent}")
        return ()
    if not found:
        findings.error(None, "holds no seed", f"add a folder with {ARTICLE} and {INDEX}, or give another folder")
    return tuple(found)


def _may_be_seed(path: Path) -> bool:
    return not path.name.startswith(".") and (path.is_dir() or (path.is_symlink() and not path.exists()))


def read_source(folder: Path, findings: Findings) -> Source | None:
    """The files of one seed; none where one of them can't be used, which is noted."""
    if not SLUG.fullmatch(folder.name):
        advice = "rename the folder: lower-case letters a-z, digits and hyphens, at most 40"
        findings.about(folder).error(None, f"“{folder.name}” can't be the name of a seed", advice)
    if not folder.exists():
        findings.about(folder).error(None, "is a symbolic link to nothing", "delete it")
        return None
    if _leaves(folder, folder.parent):
        findings.about(folder).error(None, "is a symbolic link out of the folder of seeds", "copy it into the folder")
        return None
    if not any((folder / name).exists() for name in (ARTICLE, INDEX)):
        advice = f"a seed has {ARTICLE} and {INDEX}; keep other folders elsewhere"
        findings.about(folder).error(None, "holds no seed", advice)
        return None
    article = _read(folder / ARTICLE, LARGEST_ARTICLE, findings)
    index = _read(folder / INDEX, LARGEST_INDEX, findings)
    if article is None or index is None:
        return None
    words = _decode(article, findings.about(folder / ARTICLE))
    entries = _decode(index, findings.about(folder / INDEX))
    if words is None or entries is None:
        return None
    sha256 = hashlib.sha256(article).hexdigest()
    return Source(folder.name, folder, words, sha256, entries.removeprefix("\ufeff"))


def _read(path: Path, largest: int, findings: Findings) -> bytes | None:
    findings = findings.about(path)
    try:
        for what, advice in _unfit(path, largest):
            findings.error(None, what, advice)
            return None
        with path.open("rb") as file:
            content = file.read(largest)
    except FileNotFoundError:
        findings.error(None, "is missing", "add it: a seed has article.txt and index.yaml")
        return None
    except OSError as error:
        findings.error(None, f"can't be read ({error.strerror})", "see who may read it")
        return None
    if not content.strip():
        findings.error(None, "is empty", "see docs/seeds.md for what belongs in it")
        return None
    return content


def _unfit(path: Path, largest: int) -> Iterator[tuple[str, str]]:
    """Why a file should not even be opened, and what to do."""
    status = path.stat()
    if _leaves(path, path.parent.parent):
        yield "is a symbolic link out of the folder of seeds", "copy the file into the folder"
    elif not stat.S_ISREG(status.st_mode):
        yield "is not a file", "put a text file in its place"
    elif status.st_size > largest:
        yield f"is too large: {status.st_size:,} bytes, at most {largest:,}", "is it the right file? Else split it"


def _leaves(path: Path, folder: Path) -> bool:
    return not path.resolve().is_relative_to(folder.resolve())


def _decode(content: bytes, findings: Findings) -> str | None:
    if content[:2] in _BOMS:
        findings.error(None, f"is written in {_BOMS[content[:2]]}", _SAVE)
        return None
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        findings.error(line, f"is not UTF-8 (byte 0x{content[error.start]:02X}); another encoding?", _SAVE)
        return None
    if "\0" in text:
        findings.error(text.count("\n", 0, text.index("\0")) + 1, "holds a NUL character: is it a text?", _SAVE)
        return None
    return text
