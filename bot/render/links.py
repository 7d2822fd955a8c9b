"""Addresses for links in answers: of the source pages, and of what the bot shows."""

from urllib.parse import quote

from bot.library.models import Passage


def article_url(public_url: str, slug: str) -> str:
    """Where an article can be read; stable as long as its slug is."""
    return f"{public_url.rstrip('/')}/a/{quote(slug, safe='')}"


def passage_url(public_url: str, passage: Passage) -> str:
    """Where a passage stands in its article, highlighted; stable as long as its words are."""
    return f"{article_url(public_url, passage.article)}#p-{passage.id}"


def deep_link(username: str, payload: str) -> str:
    """What opens the chat with the bot and sends it `/start payload`."""
    return f"https://t.me/{username}?start={payload}"
