"""Read the files of a folder of seeds, within bounds, and decode them."""

import hashlib
import stat
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

_BOMS = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
"""Byte order marks. UTF-32's are looked for first: one of them begins as UTF-16's."""
_SAVE = "save it as UTF-8"
_OPEN = "let the user who runs this read it, say by “chmod -R a+rX” and its path"


@dataclass(frozen=True, slots=True)
class Source:
    """The files of one seed, decoded; none where one can't be used.

    The article keeps every character, its line breaks and byte order mark too.
    """

    slug: str
    folder: Path
    article: str | None
    sha256: str | None
    """Of the article's bytes."""
    index: str | None

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
        is_seed = (folder / INDEX).exists()
    except OSError as error:
        findings.error(None, *_unreadable(error))
        return ()
    if is_seed:
        findings.error(None, "is itself a seed", f"give the folder that holds it: {folder.resolve().parent}")
        return ()
    if not found:
        findings.error(None, "holds no seed", f"add a folder with {ARTICLE} and {INDEX}, or give another folder")
    return tuple(found)


def _may_be_seed(path: Path) -> bool:
    return not path.name.startswith(".") and (path.is_dir() or (path.is_symlink() and not path.exists()))


def read_source(folder: Path, findings: Findings) -> Source | None:
    """The files of one seed; none where its folder can't be used. Whatever can't be used is noted."""
    try:
        is_seed = _is_seed(folder, findings)
    except OSError as error:
        findings.about(folder).error(None, *_unreadable(error))
        return None
    if not is_seed:
        return None
    article = _read(folder / ARTICLE, LARGEST_ARTICLE, findings, "; the words of the index are not looked up in it")
    index = _read(folder / INDEX, LARGEST_INDEX, findings)
    return Source(
        slug=folder.name,
        folder=folder,
        article=article.decode() if article else None,
        sha256=hashlib.sha256(article).hexdigest() if article else None,
        index=index.decode().removeprefix("\ufeff") if index else None,
    )


def _is_seed(folder: Path, findings: Findings) -> bool:
    """Whether there may be a seed in a folder; if not, that is noted. Raises OSError."""
    if not SLUG.fullmatch(folder.name):
        advice = "rename the folder: lower-case letters a-z, digits and hyphens, at most 40"
        findings.about(folder).error(None, f"“{folder.name}” can't be the name of a seed", advice)
    if not folder.exists():
        findings.about(folder).error(None, "is a symbolic link to nothing", "delete it")
        return False
    if _leaves(folder, folder.parent):
        findings.about(folder).error(None, "is a symbolic link out of the folder of seeds", "copy it into the folder")
        return False
    if not any((folder / name).exists() for name in (ARTICLE, INDEX)):
        advice = f"a seed has {ARTICLE} and {INDEX}; keep other folders elsewhere"
        findings.about(folder).error(None, "holds no seed", advice)
        return False
    return True


class _UnusableError(Exception):
    """Why a file can't be used: its line, what is wrong there, and what to do."""

    def __init__(self, line: int | None, what: str, advice: str) -> None:
        super().__init__(line, what, advice)
        self.line, self.what, self.advice = line, what, advice


def _read(path: Path, largest: int, findings: Findings, consequence: str = "") -> bytes | None:
    """The bytes of a text in UTF-8; none where they can't be used, which is noted with its consequence."""
    try:
        _refuse_unfit(path, largest)
        with path.open("rb") as file:
            content = file.read(largest)
        _refuse_undecodable(content)
    except _UnusableError as error:
        line, what, advice = error.line, error.what, error.advice
    except FileNotFoundError:
        line, what, advice = None, "is missing", f"add it: a seed has {ARTICLE} and {INDEX}"
    except OSError as error:
        line, what, advice = None, *_unreadable(error)
    else:
        return content
    findings.about(path).error(line, f"{what}{consequence}", advice)
    return None


def _unreadable(error: OSError) -> tuple[str, str]:
    """What is wrong where the system refuses, and what to do."""
    advice = _OPEN if isinstance(error, PermissionError) else "see what stands in its place, and who may read it"
    return f"can't be read ({error.strerror})", advice


def _refuse_unfit(path: Path, largest: int) -> None:
    """Say why a file should not even be opened. Raises _UnusableError and OSError."""
    status = path.stat()
    if _leaves(path, path.parent.parent):
        raise _UnusableError(None, "is a symbolic link out of the folder of seeds", "copy the file into the folder")
    if not stat.S_ISREG(status.st_mode):
        raise _UnusableError(None, "is not a file", "put a text file in its place")
    if status.st_size > largest:
        what = f"is too large: {status.st_size:,} bytes, at most {largest:,}"
        raise _UnusableError(None, what, "is it the right file? Else split it")


def _leaves(path: Path, folder: Path) -> bool:
    return not path.resolve().is_relative_to(folder.resolve())


def _refuse_undecodable(content: bytes) -> None:
    """Say why bytes are no text in UTF-8. Raises _UnusableError."""
    if not content.strip():
        raise _UnusableError(None, "is empty", "see docs/seeds.md for what belongs in it")
    if encoding := next((name for mark, name in _BOMS.items() if content.startswith(mark)), None):
        raise _UnusableError(None, f"is written in {encoding}", _SAVE)
    try:
        content.decode()
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 (byte 0x{content[error.start]:02X}), but perhaps another encoding"
        raise _UnusableError(_line(error.start, content), what, _SAVE) from None
    if (nul := content.find(0)) >= 0:
        raise _UnusableError(_line(nul, content), "holds a NUL character, so it may be no text", _SAVE)


def _line(offset: int, content: bytes) -> int:
    return content.count(b"\n", 0, offset) + 1
