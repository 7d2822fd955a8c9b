"""Where settings come from: the environment, .env, the files of config/."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import yaml

from bot.settings.errors import Problem
from bot.settings.forms import Form
from bot.settings.masks import masked

T = TypeVar("T")

_ENVIRONMENT = "environment"
_ALIKE, _ALIKE_IN_ENVIRONMENT = 0.6, 0.85
"""Likeness from which one name may be meant as another; nearly the same where other programs' names are many."""
_OF_THE_SERVER = {"TELEGRAM_API_ID", "TELEGRAM_API_HASH"}
"""What a self-hosted Bot API server is set with, often in the same file."""
_LARGEST = 1_000_000
"""Bytes of a config file; what is larger is no config file."""
_LINE = re.compile(r"(?:export\s+)?(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?P<value>.*)")
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """A value as it was written, and where."""

    text: str
    where: str


@dataclass(slots=True)
class Source:
    """Values to be taken one by one; what is wrong with them gathers in `problems`."""

    entries: Mapping[str, Entry]
    problems: list[Problem]
    taken: dict[str, object] = field(default_factory=dict)
    """The values that hold, set or usual."""

    def take(self, name: str, form: Form[T], usual: T) -> T:
        """The value of `name`, or the usual one where it isn't set or is wrong."""
        value = self.find(name, form)
        return self.note(name, usual if value is None else value)

    def note(self, name: str, value: T) -> T:
        """Remember that this value holds; the value."""
        self.taken[name] = value
        return value

    def find(self, name: str, form: Form[T]) -> T | None:
        """The value of `name`; none where it isn't set or is wrong."""
        self.taken[name] = None
        entry = self.entries.get(name)
        if entry is None:
            return None
        try:
            return self.note(name, form.read(entry.text))
        except ValueError:
            seen = "what stands there is not right" if form.secret else f"“{_brief(entry.text)}” is not right"
            self.problems.append(Problem(name, entry.where, f"{seen}; it must be {form.right}"))
            return None

    def refuse_the_rest(self) -> None:
        """What nobody asked for is a mistake: name it, and what may be meant."""
        for name, entry in self.entries.items():
            if name not in self.taken:
                near = _meant(name, set(self.taken))
                self.problems.append(Problem(name, entry.where, f"there is no such setting{near}"))

    def doubts(self) -> Iterator[Problem]:
        """What nobody asked for and looks like a mistyped setting: the environment has other programs' names too."""
        for name, entry in self.entries.items():
            likeness = _ALIKE_IN_ENVIRONMENT if entry.where == _ENVIRONMENT else _ALIKE
            near = get_close_matches(name.upper(), sorted(self.taken), n=1, cutoff=likeness)
            if near and name not in self.taken and name not in _OF_THE_SERVER:
                yield Problem(name, entry.where, f"there is no such setting; did you mean {near[0]}?")


def from_environment(environ: Mapping[str, str], working_dir: Path, problems: list[Problem]) -> Source:
    """The environment, and beneath it the lines of `.env` in the working directory. An empty value is none."""
    written = _dotenv(working_dir / ".env", problems)
    written |= {name: Entry(text, _ENVIRONMENT) for name, text in environ.items() if text.strip()}
    return Source({name: Entry(each.text.strip(), each.where) for name, each in written.items()}, problems)


def from_folder(folder: Path, names: tuple[str, ...], problems: list[Problem]) -> dict[str, Source]:
    """One source for each of `<name>.yaml`; an empty one where there is no such file."""
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in {f"{name}.yaml" for name in names}:
            near = _meant(path.name, {f"{name}.yaml" for name in names})
            problems.append(Problem(path.name, str(folder), f"there is no such file of settings{near}"))
    return {name: Source(_config(folder / f"{name}.yaml", problems), problems) for name in names}


def _dotenv(path: Path, problems: list[Problem]) -> dict[str, Entry]:
    """`NAME=value` lines as a shell would read them, without substitutions; the environment outranks them.

    Not by python-dotenv: it tells no line numbers, and passes over what is no setting.
    """
    found = {}
    for line, text in enumerate(_read(path, problems).splitlines(), start=1):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        where = f".env, line {line}"
        match = _LINE.fullmatch(text.strip())
        if match is None:
            problems.append(Problem(".env", where, "this is not a setting; a line must be NAME=value"))
        elif value := _unquoted(match["value"].strip()):
            found[match["name"]] = Entry(value, where)
    return found


def _unquoted(value: str) -> str:
    """The value without its quotation marks, or without the comment behind it."""
    quoted = re.fullmatch(r"""(["'])(.*?)\1\s*(#.*)?""", value)
    return quoted[2] if quoted else re.sub(r"(^|\s+)#.*", "", value)


def _config(path: Path, problems: list[Problem]) -> dict[str, Entry]:
    """The `name: value` lines of a YAML file; every value is text, so that nothing is taken for something else."""
    try:
        root = yaml.compose(_read(path, problems), Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}, line {mark.line + 1}" if mark else str(path)
        problems.append(Problem(path.name, where, "this is not YAML; lines must be like “name: value”"))
        return {}
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return {}
    if not isinstance(root, yaml.MappingNode):
        problems.append(Problem(path.name, str(path), "lines must be like “name: value”"))
        return {}
    return dict(_entries(path, root, problems))


def _entries(path: Path, root: yaml.MappingNode, problems: list[Problem]) -> Iterator[tuple[str, Entry]]:
    seen: set[str] = set()
    for key, value in root.value:
        where = f"{path}, line {key.start_mark.line + 1}"
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            problems.append(Problem(name, where, "it must be one value on one line, like “name: value”"))
        elif name in seen:
            problems.append(Problem(name, where, "it is set twice in this file; remove one of the lines"))
        elif value.value:
            yield name, Entry(value.value, where)
        seen.add(name)


def _read(path: Path, problems: list[Problem]) -> str:
    """A small UTF-8 file's text; "" where there is none, or where it can't be read, which is a problem."""
    try:
        if path.stat().st_size > _LARGEST:
            problems.append(Problem(path.name, str(path), f"the file is larger than {_LARGEST} bytes"))
            return ""
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        what = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        problems.append(Problem(path.name, str(path), f"the file can't be read: {what}"))
        return ""


def _meant(name: str, known: set[str]) -> str:
    """What the name may have been meant as, to stand at the end of a sentence."""
    near = get_close_matches(name.lower(), sorted(known), n=1, cutoff=_ALIKE)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(sorted(known))}"


def _brief(text: str) -> str:
    line = masked(" ".join(text.split()))  # before it is cut, or a piece of a secret would be left
    return line if len(line) <= 60 else f"{line[:60]}…"  # noqa: PLR2004 (enough to recognise it)
