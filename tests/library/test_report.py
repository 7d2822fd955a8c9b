"""The report tells errors with their places, and the figures of what was read."""

from pathlib import Path

from bot.library.check import check
from bot.library.errors import SeedError
from bot.library.report import render_errors, render_report
from tests.library.writing import ARTICLE, write_seed

FIGURES = """orchard: The Orchard Is Sold (Valley News, 2020-05-01, en)
  passages   6: direct 3, reported 1, narration 2; 4 hold quoted words
             3 passages without a topic
  speakers   1: Nora Hale 4
  mentioned  1
  topics     1 in 1 subject
  aliases    2: en 2
  excluded   4: title 1, caption 3
  coverage   80.6% quotable, 19.4% excluded
"""


def test_a_library_without_faults_is_reported_in_figures(tmp_path: Path) -> None:
    write_seed(tmp_path)
    assert render_report(check(tmp_path)) == f"{FIGURES}\n{tmp_path}: 1 article, 0 errors, 0 warnings.\n"


def test_errors_come_first_with_nearest_wording_and_advice(tmp_path: Path) -> None:
    folder = write_seed(
        tmp_path,
        ("The price was two", "The prize was two"),
        ("  land: {en: Land}", "  land: {en: Land}\n  sea: {en: Sea}"),
    )
    index, article = folder / "index.yaml", folder / "article.txt"
    assert render_report(check(tmp_path)).startswith(
        f"""{index}:39: passage 3: its words are not in the article
    article: The buyer has not been named. The «price» was two million.
    seed:    The buyer has not been named. The «prize» was two million.
    -> copy the words from article.txt, line 9
{article}:9: neither a passage nor excluded: “The buyer has not been named. The price was two million.”
    -> index it as a passage, or exclude it with a reason

Warnings
{index}:20: subjects.sea has no topic
    -> give it one, or take it out

orchard: The Orchard Is Sold"""
    )


def test_figures_of_several_articles_come_newest_first(tmp_path: Path) -> None:
    write_seed(tmp_path, slug="older")
    write_seed(tmp_path, ("2020-05-01", "2021"), article=f"{ARTICLE}\n", slug="newer")
    report = check(tmp_path)
    assert [figures.article.slug for figures in report.articles] == ["newer", "older"]
    assert render_report(report).endswith(f"{tmp_path}: 2 articles, 0 errors, 0 warnings.\n")


def test_a_folder_that_cannot_be_read_is_reported_too(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert render_report(check(gone)) == (
        f"{gone}: does not exist\n    -> give a folder of seeds\n\n{gone}: 0 articles, 1 error, 0 warnings.\n"
    )


def test_an_article_of_which_nothing_is_indexed_has_figures(tmp_path: Path) -> None:
    write_seed(tmp_path, article="\u2014 \u2014\n")
    [figures] = check(tmp_path).articles
    assert (figures.characters, figures.quotable, figures.excluded) == (2, 0, 0)


def test_nothing_in_a_report_steers_the_terminal(tmp_path: Path) -> None:
    odd = tmp_path / "or\x1b[2Jchard\x07"
    article = ARTICLE + "\x1b]0;title\x07 left \x9b31mover\n"
    write_seed(tmp_path, ("title: The Orchard Is Sold", 'title: "Sold\\e[31m"'), article=article).rename(odd)
    text = render_report(check(tmp_path))
    assert "Sold�[31m (Valley News" in text
    assert "�]0;title� left �31mover" in text
    assert "or�[2Jchard�" in text
    assert not set("\x1b\x07\x9b") & set(text)


def test_an_error_without_line_advice_or_nearest_wording_is_one_line() -> None:
    error = SeedError(Path("seeds"), None, "is odd", None, "")
    assert render_errors((error,)) == "seeds: is odd\n"
