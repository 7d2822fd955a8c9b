"""Read one seed: its files, its index, its passages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.library.coverage import check_coverage
from bot.library.document import read_document
from bot.library.entries import Index, PassageEntry
from bot.library.findings import Findings
from bot.library.folder import Source, read_source
from bot.library.index import read_index
from bot.library.models import Article, Excluded, Passage, Person, Subject, Topic
from bot.library.passages import find_excluded, find_passages
from bot.library.places import check_words
from bot.library.references import check_references
from bot.library.wording import Wording


@dataclass(frozen=True, slots=True)
class Seed:
    """One article with all that is said about it: checked, unless errors were noted while it was read."""

    path: Path
    """Of its index."""
    article: Article
    speakers: Mapping[str, Person]
    mentioned: Mapping[str, Person]
    subjects: Mapping[str, Subject]
    topics: Mapping[str, Topic]
    passages: tuple[Passage, ...]
    """By position."""
    entries: tuple[tuple[PassageEntry, Passage], ...]
    """What the index says of each passage, in the index's order."""
    excluded: tuple[Excluded, ...]
    lines: Mapping[tuple[str, str], int]
    """(section, id) -> line in the index."""
    lines_of_words: Mapping[tuple[str, str, str], int]
    """(section, id, a name or alias) -> line in the index."""


def read_seed(folder: Path, findings: Findings) -> Seed | None:
    """The seed in a folder; none where its index can't be read. Whatever is wrong is noted.

    Where the article can't be read the seed has no text and no passages.
    """
    source = read_source(folder, findings)
    if source is None or source.index is None:
        return None
    notes = findings.about(source.index_path)
    document = read_document(source.index, notes)
    if document is None:
        return None
    index = read_index(document, source, notes)
    check_references(index, notes)
    entries, excluded = _find_parts(index, source, findings)
    listed = [passage for _, passage in entries]
    return Seed(
        path=source.index_path,
        article=index.article,
        speakers=index.speakers,
        mentioned=index.mentioned,
        subjects=index.subjects,
        topics=_with_passages(index, listed),
        passages=tuple(sorted(listed, key=lambda passage: passage.span)),
        entries=entries,
        excluded=excluded,
        lines=index.lines,
        lines_of_words=index.lines_of_words,
    )


def _find_parts(
    index: Index, source: Source, findings: Findings
) -> tuple[tuple[tuple[PassageEntry, Passage], ...], tuple[Excluded, ...]]:
    """What is to be quoted and what is not, where there is an article to find it in."""
    notes = findings.about(source.index_path)
    if source.article is None:
        check_words(index, notes)
        return (), ()
    wording = Wording.of(source.article)
    entries = find_passages(index, wording, notes)
    listed = [passage for _, passage in entries]
    excluded = find_excluded(index, listed, wording, notes)
    if index.is_read("passages", "excluded"):
        covered = [passage.span for passage in listed] + [part.span for part in excluded]
        check_coverage(covered, source.article, findings.about(source.article_path))
    return entries, excluded


def _with_passages(index: Index, listed: Sequence[Passage]) -> Mapping[str, Topic]:
    """Each topic with its passages: those that have it as their first topic, then the others, both in index order."""
    return {
        name: replace(
            topic,
            passages=tuple(
                passage.id
                for primary in (True, False)
                for passage in listed
                if name in passage.topics and (passage.topics[0] == name) is primary
            ),
        )
        for name, topic in index.topics.items()
    }
