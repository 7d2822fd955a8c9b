"""The paragraphs around a passage."""

import pytest

from bot.library.models import Article, Excluded, Kind, Library, Reason, Span
from bot.render.answer import answer
from bot.render.callback import Show, decode
from bot.render.context import context, paragraphs
from bot.render.edition import Edition
from bot.render.guard import guard
from bot.render.limits import MESSAGE_UNITS, units
from bot.render.listing import listing
from bot.render.message import Press, Rendered, Style
from bot.render.source import OfPassages, OfTopic, Source
from bot.texts import Texts
from tests.libraries import library_of, passage, passage_id, pier, span_of

TEXTS = Texts.load()


def shown(source: Source, position: int = 0, page: int = 0, *, library: Library) -> Rendered:
    found = listing(source, library)
    assert found
    rendered = context(Edition(library, TEXTS, "en"), found, position, page)
    assert rendered
    return guard(rendered, library)


def styled(rendered: Rendered, style: Style) -> list[str]:
    return [rendered.text[span.start : span.end] for span in rendered.spans if span.style is style]


def of_lines(*lines: str, excluded: tuple[str, ...] = ()) -> Library:
    """Each line that isn't excluded is a passage."""
    text = "\n".join(lines)
    article = Article("paper", "Title", "The Paper", "2024", "en", text, "0" * 64)
    passages = [
        passage(article, line, Kind.NARRATION, number=number)
        for number, line in enumerate(lines)
        if line.strip() and line not in excluded
    ]
    parts = tuple(Excluded("paper", span_of(text, line), Reason.CAPTION) for line in excluded)
    return library_of((article,), passages, excluded=parts)


def test_the_passage_is_marked_between_its_neighbours() -> None:
    library = pier()
    rendered = shown(OfTopic("budget"), library=library)
    assert rendered.text == (
        "In context\n"
        "The Example Courier, 3 May 2024\n"
        "\n"
        "“We will open the pier in spring,” Ada Novak said. “Not before,” she added.\n"
        "\n"
        "Novak said the budget had been “looked at very closely” by the Board."
        " In turn, Mayor Ortiz was “not amused,” she said.\n"
        "\n"
        "The old pier was closed in 2019.\n"
        "\n"
        "Marked: Reported speech, partly quoted\n"
        "— Ada Novak, Chair of the Harbour Board"
    )
    assert styled(rendered, Style.BOLD) == ["In context", library.passages[passage_id(3)].text]
    assert styled(rendered, Style.ITALIC) == ["looked at very closely"]
    assert len(styled(rendered, Style.QUOTE)) == len(rendered.quotations) == 3


def test_captions_and_titles_are_left_out() -> None:
    text = shown(OfTopic("opening"), library=pier()).text
    assert "EXAMPLE" not in text
    assert "Votes" not in text


def test_an_excluded_part_inside_a_line_is_left_out() -> None:
    text = "First words. Photo: somebody. Last words."
    article = Article("paper", "Title", "The Paper", "2024", "en", text, "0" * 64)
    passages = [
        passage(article, words, Kind.NARRATION, number=at) for at, words in enumerate(("First words.", "Last words."))
    ]
    library = library_of(
        (article,), passages, excluded=(Excluded("paper", span_of(text, "Photo: somebody."), Reason.CAPTION),)
    )
    assert list(paragraphs(library, article)) == [Span(0, 12), Span(30, 41)]


def test_back_leads_to_the_same_passage_and_page() -> None:
    rendered = shown(OfTopic("opening"), 2, library=pier())
    (button,) = rendered.buttons[0]
    assert isinstance(button.action, Press)
    assert decode(button.action.data) == Show(OfTopic("opening"), 2, 0)


@pytest.mark.parametrize(
    ("number", "quoted"),
    [(0, ["First.", "Second."]), (1, ["First.", "Second.", "Third."]), (2, ["Second.", "Third."])],
)
def test_the_first_and_the_last_paragraph_have_one_neighbour(number: int, quoted: list[str]) -> None:
    library = of_lines("First.", "", "Caption", "Second.", "Third.", excluded=("Caption",))
    passages = tuple(library.passages)
    assert styled(shown(OfPassages(passages), number, library=library), Style.QUOTE) == quoted


def test_long_neighbours_are_cut_at_sentences_and_say_so() -> None:
    many = " ".join(f"Sentence {number} of many." for number in range(200))
    library = of_lines(many, "Between.", many.replace("many", "more"))
    rendered = shown(OfPassages((passage_id(1),)), library=library)
    before, between, after = styled(rendered, Style.QUOTE)
    assert between == "Between."
    assert before.startswith("Sentence ")
    assert before.endswith("Sentence 199 of many.")
    assert after.startswith("Sentence 0 of more.")
    assert after.endswith("of more.")
    assert rendered.text.count("[…]") == 2
    assert 3600 < units(rendered.text) <= MESSAGE_UNITS


def test_a_neighbour_of_one_endless_sentence_is_left_out() -> None:
    library = of_lines("a" * 5000, "Between.", "b" * 5000)
    rendered = shown(OfPassages((passage_id(1),)), library=library)
    assert styled(rendered, Style.QUOTE) == ["Between."]


@pytest.mark.parametrize("page", [0, 1])
def test_a_paragraph_too_long_for_one_message_shows_the_page_of_the_passage(page: int) -> None:
    words = " ".join(f"Предложение {number} 😀." for number in range(300))
    library = of_lines("Before.", words, "After.")
    rendered = shown(OfPassages((passage_id(1),)), page=page, library=library)
    assert words.startswith(styled(rendered, Style.BOLD)[1]) == (page == 0)
    assert units(rendered.text) <= MESSAGE_UNITS


@pytest.mark.parametrize(("position", "page"), [(-1, 0), (3, 0), (99, 0), (0, -1), (0, 1), (0, 9)])
def test_there_is_no_context_of_what_no_answer_shows(position: int, page: int) -> None:
    found = listing(OfTopic("opening"), pier())
    assert found
    assert context(Edition(pier(), TEXTS, "en"), found, position, page) is None


def test_every_page_of_a_long_passage_has_its_context_and_no_other_has() -> None:
    words = " ".join(f"Предложение {number} 😀." for number in range(600))
    library = of_lines("Before.", words, "After.")
    edition, found = Edition(library, TEXTS, "en"), listing(OfPassages((passage_id(1),)), library)
    assert found
    pages = [page for page in range(10) if answer(edition, found, 0, page)]
    assert len(pages) > 2
    assert [page for page in range(10) if context(edition, found, 0, page)] == pages
