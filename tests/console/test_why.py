"""`verbatim ask --why` and /why in a conversation: how an answer came about."""

import json
from typing import Any

import pytest

from bot.console.why import as_data, in_words
from bot.matching.decision import Limits, Question
from bot.matching.index import Index
from bot.matching.respond import look_up, respond
from bot.render.edition import Edition
from bot.texts import Texts
from tests.console.terminals import verbatim

TEXTS = Texts.load()


def account(message: str, index: Index, language: str = "en") -> str:
    decision = respond(Question(message), Limits(), index)
    return in_words(Edition(index.library, TEXTS, language), look_up(message, Limits(), index), decision)


def data(message: str, index: Index) -> dict[str, Any]:
    decision = respond(Question(message), Limits(), index)
    return as_data(Edition(index.library, TEXTS, "en"), look_up(message, Limits(), index), decision)


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("lavrof on assad", ["Names: lavrof → Sergey Lavrov", "Whose words are asked for: Sergey Lavrov (sureness 0."]),
        ("lavrof on assad", ["   - names lavrof", "   - spelling: lavrof → Sergey Lavrov"]),
        ("us missle strike", ["missle → missile", "   - has “US missile strike” in one piece"]),
        ("recipe for pancakes", ["Not in the library: pancakes", "Probabilities: first passage right 0."]),
        ("cbhbz", ["Read as: сирия (typed on another keyboard layout)"]),
        ("chto skazal lavrov", ["Read as: что сказал lavrov (written in Latin letters)"]),
        ("tripoli", ["1. score 0.", ", Sergey Lavrov: "]),
    ],
)
def test_it_is_told_what_was_understood_and_what_speaks_for_each(talks: Index, message: str, lines: list[str]) -> None:
    told = account(message, talks)
    for line in lines:
        assert line in told, told


def test_each_passage_of_an_answer_is_accounted_for(talks: Index) -> None:
    decision = respond(Question("lavrov on assad"), Limits(), talks)
    told = account("lavrov on assad", talks)
    hits = getattr(decision, "hits", ())
    assert len(hits) > 1
    for number, hit in enumerate(hits, 1):
        assert f"\n{number}. score {hit.score:.2f}, Sergey Lavrov: {hit.passage.text[:20]}" in told


def test_a_command_that_only_lists_has_nothing_to_understand(talks: Index) -> None:
    assert account("/assad", talks).startswith("1. score 1.00, ")
    assert data("/assad", talks)["understood"] is None
    assert data("/assad", talks)["odds"] is None


@pytest.mark.parametrize("message", ["lavrov", "assad said", "hello", "/assad"])
def test_no_probability_is_told_where_a_rule_decides(talks: Index, message: str) -> None:
    assert "Probabilities" not in account(message, talks)
    assert data(message, talks)["odds"] is None


def test_the_account_speaks_the_readers_language(talks: Index) -> None:
    assert "Нет в библиотеке: pancakes" in account("recipe for pancakes", talks, "ru")


@pytest.mark.parametrize("message", ["", "\x00", "?!", "@somebody", "/", "/ask", "lavrov " * 5000, "ы" * 5000])
def test_any_message_can_be_accounted_for(talks: Index, message: str) -> None:
    assert "Traceback" not in account(message, talks)
    assert json.dumps(data(message, talks))


def test_programs_get_the_same_as_data(talks: Index) -> None:
    found = data("lavrof on assad pancakes", talks)
    (lavrov, *_) = found["understood"]["names"]
    assert (lavrov["written"], lavrov["person"]) == ("lavrof", "Sergey Lavrov")
    assert 0.5 <= lavrov["asked"] <= 1
    assert found["understood"]["unknown"] == ["pancakes"]
    assert sum(found["odds"].values()) == pytest.approx(1, abs=0.001)


def test_ask_tells_it_with_why_only() -> None:
    short, full = (verbatim("ask", *options, "lavrof on assad").stdout.decode() for options in ([], ["--why"]))
    assert "Names: " not in short
    assert "\nscore 1.00: " in short
    assert "\n\nNames: lavrof → Sergey Lavrov" in full
    assert full.startswith(short.partition("\nscore 1.00: ")[0])


def test_what_could_be_asked_instead_is_kept_with_why() -> None:
    text = verbatim("ask", "--why", "lavrov on afghanistan").stdout.decode()
    assert "\n  Sergey Lavrov: " in text
    assert "\nNot in the library: afghanistan\n" in text


def test_json_has_the_account_with_why_only() -> None:
    given = b"lavrof on assad\n\xff\n"
    without = [json.loads(line) for line in verbatim("ask", "--json", given=given).stdout.splitlines()]
    found, broken = [json.loads(line) for line in verbatim("ask", "--json", "--why", given=given).stdout.splitlines()]
    assert [{key: value for key, value in found.items() if key != "why"}, broken] == without
    assert len(found["why"]["hits"]) == len(found["hits"])
    for reasons, hit in zip(found["why"]["hits"], found["hits"], strict=True):
        assert "; ".join(each["reason"] for each in reasons) == hit["reason"]


def test_a_conversation_accounts_for_its_last_answer() -> None:
    run = verbatim("chat", given=b"/why\nlavrof on assad\n/privacy\n/why\n")
    assert (run.returncode, run.stderr) == (0, b"")
    text = run.stdout.decode()
    assert "/why tells how the last answer came about." in text
    before, _, after = text.partition("There is no answer yet to account for.")
    assert "Names: " not in before
    assert after.index("\nPrivacy\n") < after.index("Names: lavrof → Sergey Lavrov")


def test_what_holds_no_words_to_look_up_is_accounted_for_too() -> None:
    text = verbatim("chat", given=b"hello\n/why\n").stdout.decode()
    assert "\nNothing to look up: no name, no topic" in text
    assert "\n\n\n" not in text
