"""Put what is wrong with seeds, and what is in them, in words: plain text that no terminal obeys."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from bot.library.check import Figures, Report
from bot.library.errors import SeedError
from bot.library.harmless import harmless


def render_report(report: Report) -> str:
    """Every error and warning with its place and what to do, then the figures; the last line ends with a line break."""
    parts = [render_errors(report.errors)] if report.errors else []
    parts += ["Warnings\n" + render_errors(report.warnings)] if report.warnings else []
    parts += ["\n".join(_figures(figures)) + "\n" for figures in report.articles]
    return harmless("\n".join([*parts, _summary(report)]))


def render_errors(errors: Sequence[SeedError]) -> str:
    """Each with its place, the nearest wording and what to do; the last line ends with a line break."""
    return harmless("\n".join(line for error in errors for line in _error(error))) + "\n"


def _error(error: SeedError) -> Iterator[str]:
    yield f"{error.place}: {error.what}"
    for line in (error.nearest or "").splitlines():
        yield f"    {line}"
    if error.advice:
        yield f"    -> {error.advice}"


def _summary(report: Report) -> str:
    errors, warnings = _counted(len(report.errors), "error"), _counted(len(report.warnings), "warning")
    return f"{report.folder}: {_counted(len(report.articles), 'article')}, {errors}, {warnings}.\n"


def _figures(figures: Figures) -> Iterator[str]:
    article = figures.article
    yield f"{article.slug}: {article.title} ({article.publisher}, {article.date}, {article.language})"
    yield f"  passages   {_listed(figures.kinds)}; {figures.with_own_words} hold quoted words"
    if figures.without_topic:
        yield f"             {_counted(figures.without_topic, 'passage')} without a topic"
    yield f"  speakers   {_listed(figures.speakers, len(figures.speakers))}"
    yield f"  mentioned  {figures.mentioned}"
    yield f"  topics     {figures.topics} in {_counted(figures.subjects, 'subject')}"
    yield f"  aliases    {_listed(figures.aliases)}"
    yield f"  excluded   {_listed(figures.reasons)}"
    yield f"  coverage   {_share(figures.quotable, figures)} quotable, {_share(figures.excluded, figures)} excluded"


Name = TypeVar("Name", bound=str)


def _listed(numbers: Mapping[Name, int], count: int | None = None) -> str:
    each = ", ".join(f"{name} {number}" for name, number in numbers.items() if number)
    return f"{sum(numbers.values()) if count is None else count}: {each}" if each else "none"


def _share(characters: int, figures: Figures) -> str:
    return f"{characters / max(figures.characters, 1):.1%}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
