"""Warn of an article that is there twice."""

from collections.abc import Sequence

from bot.library.findings import Findings
from bot.library.folder import ARTICLE
from bot.library.seed import Seed


def warn_of_copies(seeds: Sequence[Seed], findings: Findings) -> None:
    """Note the seeds whose text is another one's too, letter for letter."""
    first: dict[str, str] = {}
    for seed in sorted(seeds, key=lambda each: each.article.slug):
        slug = first.setdefault(seed.article.text, seed.article.slug)
        if seed.article.text and slug != seed.article.slug:
            what = f"this text is also that of {slug}, letter for letter: each of its passages is found twice"
            findings.about(seed.path.parent / ARTICLE).warn(None, what, "remove one of the two seeds")
