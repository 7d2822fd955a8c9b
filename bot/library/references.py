"""Check what an index's entries say of each other."""

from collections import Counter

from bot.library.entries import Index, PassageEntry
from bot.library.fields import did_you_mean
from bot.library.findings import Findings
from bot.library.models import Kind
from bot.library.names import CONSOLE_COMMANDS, OWN_COMMANDS


def check_references(index: Index, findings: Findings) -> None:
    """Note ids that don't exist or are never used, kinds without their speakers, and names that mean two things."""
    for entry in index.passages:
        _check_ids(entry, index, findings)
        _check_speaker(entry, findings)
    for name, topic in index.topics.items():
        if name in OWN_COMMANDS or name in CONSOLE_COMMANDS:
            owner = "the bot itself" if name in OWN_COMMANDS else "the terminal's chat"
            what = f"topics.{name}: /{name} is a command of {owner}"
            findings.error(index.lines["topics", name], what, "choose another id")
        if topic.subject is not None and not index.may_have(topic.subject, "subjects"):
            advice = did_you_mean(topic.subject, tuple(index.subjects))
            findings.error(index.lines["topics", name], f"topics.{name}: no subject “{topic.subject}”", advice)
    _warn_of_languages(index, findings)
    for name in index.speakers.keys() & index.mentioned.keys():
        advice = "keep the one under speakers if the article carries their words"
        findings.error(index.lines["mentioned", name], f"{name} is both a speaker and mentioned", advice)
    _check_use(index, findings)


def _warn_of_languages(index: Index, findings: Findings) -> None:
    for name, topic in index.topics.items():
        for summary in filter(None, topic.summaries.values()) if topic.title else ():
            for language in sorted(topic.title.keys() ^ summary.keys()):
                lacking = "title" if language in summary else "summary"
                what = f"topics.{name} has no {lacking} in {language}"
                findings.warn(
                    index.lines["topics", name], what, f"add “{language}: …”, or the bot shows another language"
                )


def _check_ids(entry: PassageEntry, index: Index, findings: Findings) -> None:
    what = entry.place.what
    for given, kind, sections in (
        (entry.speaker, "speaker", ("speakers",)),
        (entry.via, "person", ("speakers", "mentioned")),
        *((topic, "topic", ("topics",)) for topic in entry.topics),
    ):
        if given is not None and given.text and not index.may_have(given.text, *sections):
            known = tuple(name for section, name in index.lines if section in sections)
            advice = did_you_mean(given.text, known)
            if kind == "speaker" and given.text in index.mentioned:
                advice = f"move {given.text} from mentioned to speakers"
            findings.error(given.line, f"{what}: no {kind} “{given.text}”", advice)
    for name, count in Counter(topic.text for topic in entry.topics).items():
        if name and count > 1:
            findings.error(entry.topics[0].line, f"{what}: the topic {name} stands twice", "keep one of them")


def _check_speaker(entry: PassageEntry, findings: Findings) -> None:
    what, line = entry.place.what, entry.place.words.line
    if entry.kind is Kind.NARRATION:
        for given, key in ((entry.speaker, "speaker"), (entry.via, "via"), (entry.quoted, "quoted")):
            if given is not None:
                advice = f"take “{key}” out, or make it direct or reported"
                findings.error(line, f"{what} is narration, which has no “{key}”", advice)
    elif entry.kind is not None and entry.speaker is None:
        advice = "add “speaker: …”; words of the article or of a body without a speaker are narration"
        findings.error(line, f"{what} is {entry.kind}, but has no speaker", advice)
    if entry.via and entry.speaker and entry.via.text == entry.speaker.text:
        findings.error(line, f"{what}: {entry.via.text} can't pass on their own words", "take “via” out")


def _check_use(index: Index, findings: Findings) -> None:
    speakers = {entry.speaker.text for entry in index.passages if entry.speaker}
    topics = {topic.text for entry in index.passages for topic in entry.topics}
    subjects = {topic.subject for topic in index.topics.values()}
    for name in index.speakers if index.is_read("passages") else ():
        if name not in speakers:
            advice = "give the speaker a passage, or move it to “mentioned”"
            findings.error(index.lines["speakers", name], f"speakers.{name} has no passage", advice)
    for name in index.topics if index.is_read("passages") else ():
        if name not in topics:
            findings.error(index.lines["topics", name], f"topics.{name} has no passage", "give it one, or take it out")
    for name in index.subjects if index.is_read("topics") else ():
        if name not in subjects:
            findings.warn(index.lines["subjects", name], f"subjects.{name} has no topic", "give it one, or take it out")
