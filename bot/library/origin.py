"""Read where an article comes from."""

import datetime as dt
import re

from bot.library.fields import read_record, read_text
from bot.library.findings import Findings
from bot.library.folder import Source
from bot.library.models import Article
from bot.library.names import LANGUAGE
from bot.library.tree import Node

LONGEST_HEADLINE = 300
"""Characters (code points), as are the others."""
LONGEST_PUBLISHER = 80
LONGEST_URL = 2000

_REQUIRED = ("title", "publisher", "date", "language")
_LONGEST = {"title": LONGEST_HEADLINE, "publisher": LONGEST_PUBLISHER}
_SHA_LATER = "(the check tells what it should be once it can read article.txt)"
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_URL = re.compile(r"https?://[^\s/]+(/\S*)?")


def read_article(node: Node, source: Source, findings: Findings, *, is_whole: bool = True) -> Article:
    """The article with what is known about it; what is wrong is noted, and what is missing, unless part is unread."""
    record = read_record(node, "article", _REQUIRED if is_whole else (), (*_REQUIRED, "sha256", "url"), findings)
    given = {
        key: read_text(value, f"article.{key}", _LONGEST.get(key, LONGEST_URL), findings)
        for key, value in record.items()
    }
    if "sha256" in given or (record and is_whole):
        _check_sha256(record.get("sha256", node), given.get("sha256"), source.sha256, findings)
    for key, right, advice in (
        ("date", is_date, "write a real day as 2017-04-12, or as much as is known: 2017-04, 2017"),
        ("language", LANGUAGE.fullmatch, "use a language code: en, ru, de …"),
        ("url", _URL.fullmatch, "it begins with https:// or http://, and holds no spaces"),
    ):
        if given.get(key) and not right(given[key]):
            findings.error(record[key].line, f"article.{key}: “{given[key]}” is not right", advice)
    return Article(
        slug=source.slug,
        title=given.get("title", ""),
        publisher=given.get("publisher", ""),
        date=given.get("date", ""),
        language=given.get("language", ""),
        text=source.article or "",
        sha256=source.sha256 or "",
        url=given.get("url"),
    )


def _check_sha256(node: Node, given: str | None, actual: str | None, findings: Findings) -> None:
    if given is None:
        advice = f"add “sha256: {actual or '…'}”"
        findings.error(node.line, "article: “sha256” is missing", advice if actual else f"{advice} {_SHA_LATER}")
    elif actual is not None and given.lower() != actual:
        what = f"article.txt is not the text that this index was made for: its sha256 is {actual}, not {given}"
        findings.error(node.line, what, f"put the right text back, or, if it is, write “sha256: {actual}”")


def is_date(text: str) -> bool:
    """Whether it is a year, a month or a day of the calendar: "2017", "2017-04", "2017-04-12"."""
    if not _DATE.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(text + "-01-01"[len(text) - len("2017") :])
    except ValueError:
        return False
    return True
