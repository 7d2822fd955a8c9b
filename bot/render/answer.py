"""An answer: what is asked about, a summary, the article's exact words, and whose they are."""

from bot.library.models import Article, Passage, Span
from bot.render import notes
from bot.render.callback import Action, Context, Show, Stay, encode
from bot.render.draft import Draft
from bot.render.edition import Edition
from bot.render.limits import COPY_UNITS, MESSAGE_UNITS, shorten, units
from bot.render.listing import Listing, listing
from bot.render.message import Button, Copy, Press, Rendered, Share, Style
from bot.render.pages import opening, pages
from bot.render.source import OfArticle, OfSpeaker, OfTopic

LONG_QUOTE_UNITS = 700
"""Longer quotations are folded until they are tapped."""
SHARE_CHARACTERS = 80
"""How much of a passage a shared query carries: enough to find it again, short enough to read."""
_LABEL_UNITS, _COUNT_UNITS = 60, 12
_RESERVE = 64
"""Units kept free for the line "Part 2 of 3"."""


def answer(edition: Edition, found: Listing, position: int, page: int = 0) -> Rendered | None:
    """The passage at `position`; None where there is no such position or page."""
    if not 0 <= position < len(found.passages):
        return None
    passage = found.passages[position]
    article = edition.library.articles[passage.article]
    head = _head(edition, found, position)
    foot = _foot(edition, found, position)
    parts = pages(article.text, passage.span, MESSAGE_UNITS - head.units - foot.units - _RESERVE, passage.quoted)
    if not 0 <= page < len(parts):
        return None
    draft = Draft()
    draft.extend(head)
    _quote(draft, passage, article, parts[page])
    if len(parts) > 1:
        draft.line(edition.say("answer.part", part=page + 1, parts=len(parts)))
    draft.extend(foot)
    return draft.rendered(
        _hit_buttons(edition, found, position),
        _whole_subject_button(edition, found, position),
        _part_buttons(edition, found, position, page, len(parts)),
        _other_buttons(edition, found, position, page, whole=len(parts) == 1),
    )


def share_query(passage: Passage) -> str:
    """The beginning of the passage, as an inline query that finds it again."""
    return passage.text[: opening(passage.text, Span(0, len(passage.text)), SHARE_CHARACTERS).end]


def kind_line(edition: Edition, passage: Passage) -> str:
    """Whose words these are, in a word or two."""
    if passage.kind == "reported" and passage.quoted:
        return edition.say("kind.partly_quoted")
    return edition.say(f"kind.{passage.kind}")


def press(label: str, action: Action) -> Button:
    """A button that sends `action` back to the bot."""
    return Button(label, Press(encode(action)))


def _head(edition: Edition, found: Listing, position: int) -> Draft:
    draft = Draft()
    passage, topic = found.passages[position], found.topics[position]
    if note := notes.before(edition, found, position):
        draft.line(note)
        draft.gap()
    _heading(draft, edition, found, position)
    draft.gap()
    draft.line(_whose(edition, passage, topic))
    draft.line("")
    return draft


def _heading(draft: Draft, edition: Edition, found: Listing, position: int) -> None:
    """What the passage is shown under: its article, a topic with its summary, or its speaker."""
    passage, topic = found.passages[position], found.topics[position]
    article = edition.library.articles[passage.article]
    below = ""
    if isinstance(found.source, OfArticle):
        draft.line(edition.headline(article), Style.BOLD)
    elif topic:
        draft.line(edition.title(topic), Style.BOLD)
        below = edition.summary(topic, passage.article)
    elif passage.speaker:
        draft.line(edition.name(passage.speaker), Style.BOLD)
        draft.add(f", {role}" if (role := edition.role(passage.speaker)) else "")
        below = edition.quoted_on(passage.speaker) if position == 0 or found.subjects else ""
    else:
        draft.line(edition.source(article), Style.BOLD)
    if below:
        draft.line(below)


def _whose(edition: Edition, passage: Passage, topic: str | None) -> str:
    """Whose words follow, and what they are about where the heading doesn't say so.

    A topic's summary may speak of several people: then the line names the one who speaks below.
    """
    parts = [kind_line(edition, passage)]
    if topic and passage.speaker and len(edition.speakers_on(topic, passage.article)) > 1:
        parts.insert(0, edition.name(passage.speaker))
    main = next(iter(passage.topics), topic)
    if main and main != topic:
        parts.append(edition.title(main))
    return " · ".join(parts)


def _foot(edition: Edition, found: Listing, position: int) -> Draft:
    draft = Draft()
    passage = found.passages[position]
    article = edition.library.articles[passage.article]
    is_titled = isinstance(found.source, OfArticle)
    source = edition.publisher_and_date(article) if is_titled else edition.source(article)
    if attribution := edition.attribution(passage):
        draft.add("\n" + attribution)
    draft.add("\n")
    draft.link(source, edition.place(passage))
    if note := notes.after(edition, passage, found.answered if position == 0 else None):
        draft.add("\n" + note)
    return draft


def _quote(draft: Draft, passage: Passage, article: Article, part: Span) -> None:
    style = Style.LONG_QUOTE if units(article.text[part.start : part.end]) > LONG_QUOTE_UNITS else Style.QUOTE
    draft.quote(article, part, style, own=passage.quoted if passage.speaker else ())


def _hit_buttons(edition: Edition, found: Listing, position: int) -> tuple[Button, ...]:
    count = len(found.passages)
    if count == 1:
        return ()
    if found.subjects:
        return _subject_buttons(edition, found, position)
    row = [press(edition.say("button.count", number=position + 1, count=count), Stay())]
    if position > 0:
        row.insert(0, press(edition.say("button.earlier"), Show(found.source, position - 1)))
    if position < count - 1:
        row.append(press(edition.say("button.later"), Show(found.source, position + 1)))
    return tuple(row)


def _subject_buttons(edition: Edition, found: Listing, position: int) -> tuple[Button, ...]:
    """The way to the other subject, by its name."""
    other = 1 - position
    subject = found.subjects[other]
    label = shorten(edition.about(subject.topic, subject.speaker), _LABEL_UNITS)
    where = "earlier" if other < position else "later"
    return (press(edition.say(f"button.{where}_subject", subject=label), Show(found.source, other)),)


def _whole_subject_button(edition: Edition, found: Listing, position: int) -> tuple[Button, ...]:
    """The way to all that is on this one of two subjects, where there is more."""
    if not found.subjects:
        return ()
    topic, speaker = found.topics[position], found.passages[position].speaker
    source = OfTopic(topic) if topic else OfSpeaker(speaker or "")
    whole = listing(source, edition.library)
    count = len(whole.passages) if whole else 0
    subject = shorten(edition.title(topic) if topic else edition.name(speaker or ""), _LABEL_UNITS - _COUNT_UNITS)
    label = edition.say("button.whole_subject", subject=subject, count=count)
    return (press(label, Show(source)),) if count > 1 else ()


def _part_buttons(edition: Edition, found: Listing, position: int, page: int, count: int) -> tuple[Button, ...]:
    row = []
    if page > 0:
        row.append(press(edition.say("button.part_before", part=page), Show(found.source, position, page - 1)))
    if page < count - 1:
        row.append(press(edition.say("button.part_after", part=page + 2), Show(found.source, position, page + 1)))
    return tuple(row)


def _other_buttons(edition: Edition, found: Listing, position: int, page: int, *, whole: bool) -> tuple[Button, ...]:
    passage = found.passages[position]
    row = [press(edition.say("button.context"), Context(found.source, position, page))]
    if whole and units(passage.text) <= COPY_UNITS:
        row.append(Button(edition.say("button.copy"), Copy(passage.text)))
    row.append(Button(edition.say("button.share"), Share(share_query(passage))))
    return tuple(row)
