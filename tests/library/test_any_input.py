"""Whatever an author writes, the check tells what is wrong and never fails itself."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.check import check
from bot.library.report import render_report
from tests.library.writing import ARTICLE, INDEX, write_seed

MARKS = st.text(st.sampled_from("\n \t:#-{}[]\"'“”«»<>…|&*!%@,abc1\u00a0\u2028\ufeff😀"), max_size=12)


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_an_index_with_any_part_replaced_is_checked(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(INDEX)))
    end = data.draw(st.integers(start, min(len(INDEX), start + 60)))
    with tempfile.TemporaryDirectory() as folder:
        index = write_seed(Path(folder)) / "index.yaml"
        index.write_bytes((INDEX[:start] + data.draw(MARKS) + INDEX[end:]).encode())
        report = check(Path(folder))
        assert report.errors, "the checksum at least is wrong"
        assert all(error.advice for error in report.errors)
        assert render_report(report).endswith(".\n")


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_an_article_with_any_part_replaced_is_checked(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(ARTICLE)))
    end = data.draw(st.integers(start, len(ARTICLE)))
    article = ARTICLE[:start] + data.draw(MARKS) + ARTICLE[end:]
    with tempfile.TemporaryDirectory() as folder:
        write_seed(Path(folder), article=article)
        report = check(Path(folder))
        for figures in report.articles:
            assert figures.article.text == article
            assert figures.quotable + figures.excluded <= figures.characters or report.errors


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=60))
def test_an_index_of_any_bytes_is_checked(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (write_seed(Path(folder)) / "index.yaml").write_bytes(content)
        assert check(Path(folder)).errors
