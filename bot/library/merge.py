"""Merge seeds into one library."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.library.findings import Findings
from bot.library.models import Library, Passage, Person, Spellings, Subject, Topic
from bot.library.seed import Seed

Value = TypeVar("Value")
Versions = Sequence[tuple[Seed, Value]]
"""What several seeds say under the same id, the newest article's first."""


def merge_seeds(seeds: Iterable[Seed], findings: Findings) -> Library:
    """One library of all seeds, newest article first; what can't be united is noted.

    The newest article's word wins where there can be only one (a name, a role, a title); spellings, aliases, summaries
    and passages are united, and each article's own roles kept beside them. Who speaks in one article is a speaker in
    all of them.
    """
    newest = newest_first(seeds)
    speakers = _versions(newest, lambda seed: seed.speakers)
    everybody = _versions(newest, lambda seed: {**seed.speakers, **seed.mentioned})
    people = {name: _unite_people(versions, findings) for name, versions in everybody.items()}
    subjects = _versions(newest, lambda seed: seed.subjects)
    topics = _versions(newest, lambda seed: seed.topics)
    return Library(
        articles={seed.article.slug: seed.article for seed in newest},
        speakers={name: people[name] for name in speakers},
        mentioned={name: person for name, person in people.items() if name not in speakers},
        subjects={name: _unite_subjects(versions) for name, versions in subjects.items()},
        topics={name: _unite_topics(versions) for name, versions in topics.items()},
        passages=_unite_passages(newest, findings),
        excluded=tuple(part for seed in newest for part in seed.excluded),
    )


def newest_first(seeds: Iterable[Seed]) -> list[Seed]:
    """By date, the newest article first; by slug where dates are the same."""
    by_slug = sorted(seeds, key=lambda seed: seed.article.slug)
    return sorted(by_slug, key=lambda seed: seed.article.date, reverse=True)


def _versions(
    seeds: Sequence[Seed], section: Callable[[Seed], Mapping[str, Value]]
) -> Mapping[str, list[tuple[Seed, Value]]]:
    versions: dict[str, list[tuple[Seed, Value]]] = {}
    for seed in seeds:
        for name, value in section(seed).items():
            versions.setdefault(name, []).append((seed, value))
    return versions


def _unite_people(versions: Versions[Person], findings: Findings) -> Person:
    _, newest = versions[0]
    for seed, person in versions[1:]:
        if not _same_person(newest, person):
            line = seed.lines.get(("speakers", person.id), seed.lines.get(("mentioned", person.id)))
            what = f"{person.id} is {person.name} here, but {newest.name} in a newer article"
            advice = "give another id to another person; if it is one person, add the other name to the spellings"
            findings.about(seed.path).error(line, what, advice)
    names = [{seed.article.language: (person.name,)} for seed, person in versions]
    spellings = _unite([*(person.spellings for _, person in versions), *names])
    return replace(
        newest,
        spellings={key: tuple(each for each in given if each != newest.name) for key, given in spellings.items()},
        called=_unite([person.called for _, person in versions]),
        roles={seed.article.slug: person.role for seed, person in versions},
    )


def _same_person(one: Person, other: Person) -> bool:
    """Whether their names share a word: "Sergey Lavrov" is "Sergei Lavrov", and "Лавров" if that is a spelling."""
    return not _name_words(one).isdisjoint(_name_words(other))


def _name_words(person: Person) -> set[str]:
    names = (person.name, *(each for given in person.spellings.values() for each in given))
    return {word for name in names for word in name.casefold().split()}


def _unite_subjects(versions: Versions[Subject]) -> Subject:
    title = {key: words for _, subject in reversed(versions) for key, words in subject.title.items()}
    return replace(versions[0][1], title=title)


def _unite_topics(versions: Versions[Topic]) -> Topic:
    topics = [topic for _, topic in versions]
    return Topic(
        id=topics[0].id,
        subject=next((topic.subject for topic in topics if topic.subject), None),
        title={key: words for topic in reversed(topics) for key, words in topic.title.items()},
        summaries={slug: summary for topic in topics for slug, summary in topic.summaries.items()},
        aliases=_unite([topic.aliases for topic in topics]),
        passages=tuple(passage for topic in topics for passage in topic.passages),
    )


def _unite_passages(seeds: Sequence[Seed], findings: Findings) -> Mapping[str, Passage]:
    passages: dict[str, Passage] = {}
    for seed in seeds:
        for passage in seed.passages:
            other = passages.setdefault(passage.id, passage)
            if (other.article, other.span) != (passage.article, passage.span):
                what = f"two passages have the same id {passage.id}: “{other.text[:40]}…” and “{passage.text[:40]}…”"
                findings.about(seed.path).error(None, what, "rename the seed's folder: its name is part of the ids")
    return passages


def _unite(several: Iterable[Spellings]) -> Spellings:
    united: dict[str, dict[str, None]] = {}
    for spellings in several:
        for language, given in spellings.items():
            united.setdefault(language, {}).update(dict.fromkeys(given))
    return {language: tuple(given) for language, given in united.items() if given}
