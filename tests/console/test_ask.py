"""`verbatim ask` in a process of its own."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.library.names import OWN_COMMANDS
from tests.console.terminals import PATIENCE, ROOT, environment, on_terminal, verbatim

ARTICLE = (ROOT / "seeds" / "tillerson-moscow-2017" / "article.txt").read_bytes().decode("utf-8")
KEYS = ["message", "outcome", "reason", "topic", "summary", "hits", "suggestions"]
HIT_KEYS = ["article", "id", "start", "end", "text", "kind", "quoted", "speaker", "via", "topic", "score", "reason"]


def objects(*arguments: str | bytes, given: bytes = b"") -> list[dict[str, Any]]:
    run = verbatim("ask", "--json", *arguments, given=given)
    assert (run.returncode, run.stderr) == (0, b"")
    return [json.loads(line) for line in run.stdout.decode("utf-8").split("\n")[:-1]]


def test_an_object_has_the_keys_of_the_contract() -> None:
    (found,) = objects("what did lavrov say on assad")
    assert list(found)[: len(KEYS)] == KEYS
    assert found["message"] == "what did lavrov say on assad"
    assert found["outcome"] == "answer"
    assert found["suggestions"] == []
    assert found["summary"]
    assert found["reason"]
    for hit in found["hits"]:
        assert list(hit)[: len(HIT_KEYS)] == HIT_KEYS
        assert ARTICLE[hit["start"] : hit["end"]] == hit["text"]
        assert all(hit["start"] <= start < end <= hit["end"] for start, end in hit["quoted"])
        assert hit["article"] == "tillerson-moscow-2017"
        assert 0 <= hit["score"] <= 1
        assert hit["reason"]
    assert found["hits"][0]["speaker"] == "Sergey Lavrov"


def test_a_person_alone_has_no_topic_and_a_line_from_the_record() -> None:
    (found,) = objects("лавров")
    assert (found["outcome"], found["topic"]) == ("answer", None)
    assert found["summary"].startswith("Sergey Lavrov, Russian Foreign Minister. Quoted on: ")
    assert {hit["speaker"] for hit in found["hits"]} == {"Sergey Lavrov"}


def test_a_topics_command_lists_its_passages() -> None:
    (found,) = objects("/assad@VerbatimBot")
    assert (found["outcome"], found["topic"]) == ("answer", "assad")
    assert len(found["hits"]) > 1


@pytest.mark.parametrize("command", OWN_COMMANDS)
def test_a_command_of_the_bots_own_asks_for_nothing_in_the_articles(command: str) -> None:
    lines = [f"/{command}", f"/{command}@VerbatimBot", f"/{command.upper()}"]
    lines += [] if command == "ask" else [f"/{command} assad"]
    for found in objects(given="\n".join(lines).encode()):
        assert (found["outcome"], found["hits"]) == ("nothing", [])
        assert found["suggestions"]


@pytest.mark.parametrize(
    ("message", "outcome"),
    [("/topcis", "nothing"), ("/sourecs", "nothing"), ("/asks lavrov on assad", "answer"), ("/asad", "answer")],
)
def test_a_mistyped_command_counts_as_what_it_is_near_to(message: str, outcome: str) -> None:
    (found,) = objects(message)
    assert found["outcome"] == outcome


@pytest.mark.parametrize(
    "name",
    [
        *("crimea", "крым", "kim jong-un", "ким чен ын", "new start treaty", "start treaty", "снв", "договор снв"),
        *(
            "inf treaty",
            "рсмд",
            "normandy format",
            "нормандский формат",
            "medvedev",
            "saddam",
            "hague tribunal",
            "гаага",
        ),
        *("cia", "цру", "fbi", "pentagon", "пентагон", "houthis", "хуситы", "donetsk", "донецк"),
    ],
)
def test_names_that_the_article_does_not_speak_of_get_no_answer(name: str) -> None:
    (found,) = objects(name)
    assert (found["outcome"], found["hits"]) == ("nothing", [])


@pytest.mark.parametrize(
    ("name", "topic"),
    [("khan sheikhoun", "idlib"), ("хан-шейхун", "idlib"), ("resolution 2254", "syrian_dialogue"), ("isis", "daesh")],
)
def test_other_names_of_what_it_speaks_of_are_understood(name: str, topic: str) -> None:
    (found,) = objects(name)
    assert (found["outcome"], found["topic"]) == ("answer", topic)


def test_nothing_has_no_hits_and_says_what_to_type() -> None:
    (found,) = objects("assad said")
    assert (found["outcome"], found["topic"], found["summary"], found["hits"]) == ("nothing", None, None, [])
    assert found["reason"] == "Bashar Assad is mentioned, but not quoted."
    assert found["suggestions"]
    for suggestion in found["suggestions"]:
        assert objects(suggestion)[0]["outcome"] == "answer"


def test_what_is_suggested_on_a_speaker_is_answered_by_that_speaker() -> None:
    (found,) = objects("lavrov on afghanistan")
    assert found["outcome"] == "nothing"
    for suggestion in found["suggestions"]:
        (answer,) = objects(suggestion)
        assert (answer["outcome"], answer["hits"][0]["speaker"]) == ("answer", "Sergey Lavrov"), suggestion


def test_putins_words_come_with_who_passed_them_on() -> None:
    (found,) = objects("putin on the memorandum")
    assert (found["hits"][0]["speaker"], found["hits"][0]["via"]) == ("Vladimir Putin", "Sergey Lavrov")


@pytest.mark.parametrize("message", ["", " ", "\u00a0", "@somebody", b"\xff\xfe", "?!", "😀"])
def test_a_message_without_words_gets_nothing(message: str | bytes) -> None:
    (found,) = objects(message)
    assert (found["outcome"], found["hits"]) == ("nothing", [])
    assert found["reason"]


def test_lines_are_answered_in_order_and_split_at_line_feeds_alone() -> None:
    lines = ["lavrov", "", "a\rb", "a\x0bb\x0cc", "a\u2028b\x85c", "\x00", "  spaces  ", "tillerson on assad\r"]
    found = objects(given="\n".join(lines).encode())
    assert [each["message"] for each in found] == lines
    assert found[1]["outcome"] == "nothing"


def test_no_line_of_the_output_can_be_taken_for_two() -> None:
    run = verbatim("ask", "--json", given="a\u2028b\x85c\u2029d\n".encode())
    assert len(run.stdout.decode("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("given", "count"), [(b"", 0), (b"\n", 1), (b"\n\n", 2), (b"a", 1), (b"a\n", 1), (b"a\n\n", 2), (b"a\nb", 2)]
)
def test_every_line_gets_one_object(given: bytes, count: int) -> None:
    assert len(objects(given=given)) == count


def test_a_line_that_is_not_utf_8_gets_nothing_and_the_next_is_answered() -> None:
    broken, whole = objects(given=b"lavrov \xff\xd0\nlavrov\n")
    assert (broken["outcome"], broken["reason"], broken["suggestions"]) == ("nothing", "this line is not UTF-8", [])
    assert broken["message"] == "lavrov \ufffd\ufffd"
    assert whole["outcome"] == "answer"


def test_each_object_comes_before_the_next_line_is_read() -> None:
    command = [sys.executable, "-m", "bot", "ask", "--json"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment()
    ) as process:
        assert process.stdin
        assert process.stdout
        for message in ("lavrov", "сирия", "", "korea"):
            process.stdin.write(message.encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["message"] == message
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(PATIENCE) == 0


def test_a_message_of_a_megabyte_is_answered() -> None:
    assert [each["outcome"] for each in objects(given=b"lavrov " * 150_000 + b"\nlavrov")][1] == "answer"


def test_whoever_stops_reading_is_left_in_peace() -> None:
    shell = f"{sys.executable} -m bot ask --json | head -n 1"
    run = subprocess.run(
        ["/bin/sh", "-c", shell],
        input=b"lavrov\n" * 2000,
        capture_output=True,
        cwd=ROOT,
        env=environment(),
        timeout=60,
        check=True,
    )
    assert run.stdout.count(b"\n") == 1
    assert run.stderr == b""


def test_an_interrupt_is_quiet() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(),
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b"lavrov\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(2)
        assert process.wait(PATIENCE) == 130
        assert process.stderr.read() == b""


def test_a_person_gets_the_exact_words_with_score_and_reason() -> None:
    message = "what did lavrov say on assad"
    run = verbatim("ask", *message.split())
    words = objects(message)[0]["hits"][0]["text"]
    assert "\u00a0" in words
    assert (run.returncode, run.stderr) == (0, b"")
    text = run.stdout.decode()
    assert f"\n│ {words}\n— Sergey Lavrov, Russian Foreign Minister\nSputnik International, April 2017\n" in text
    assert "\nscore 1.00: " in text
    assert "\x1b" not in text


def test_all_hits_are_printed_with_all() -> None:
    one, every = (verbatim("ask", *options, "/assad").stdout.decode() for options in ([], ["--all"]))
    assert one.count("\nSputnik International") == 1
    assert "more passages; --all shows them" in one
    assert every.count("\nSputnik International") == every.count("\nscore ") == len(objects("/assad")[0]["hits"])


def test_nothing_found_is_no_error() -> None:
    run = verbatim("ask", "recipe for pancakes")
    assert run.returncode == 0
    text = run.stdout.decode()
    assert text.startswith("There is nothing on that in the library. Ask about a person, a topic, or send words")
    assert re.search(r"^  /[a-z_]+ — \w", text, re.MULTILINE)


def test_what_could_be_asked_about_a_speaker_stands_on_lines_of_its_own() -> None:
    text = verbatim("ask", "lavrov on afghanistan").stdout.decode()
    assert text.startswith("Sergey Lavrov is quoted, but not on that. What is there:\n")
    assert re.search(r"^  Sergey Lavrov: \w", text, re.MULTILINE)


def test_a_wrong_credit_is_noted_with_all_too() -> None:
    message = "tillerson said russia was not betting on a specific person in syria"
    for options in ([], ["--all"]):
        text = verbatim("ask", *options, message).stdout.decode()
        assert text.count("\nNote: in the article this comes from Sergey Lavrov, not from Rex Tillerson.\n") == 1


@pytest.mark.parametrize(
    ("environ", "options", "begins"),
    [
        ({}, [], "How to ask"),
        ({"LANG": "ru_RU.UTF-8"}, [], "Как спрашивать"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, [], "Как спрашивать"),
        ({"LANG": "ru_RU.UTF-8"}, ["--language", "en"], "How to ask"),
        ({"LANG": "de_DE.UTF-8"}, [], "How to ask"),
        ({}, ["--language", "ru"], "Как спрашивать"),
    ],
)
def test_the_bot_speaks_the_language_of_the_locale(environ: dict[str, str], options: list[str], begins: str) -> None:
    run = verbatim("ask", *options, "/help", env=environment(**environ))
    assert run.stdout.decode().startswith(begins)


def test_a_terminal_gets_wrapped_and_styled_text() -> None:
    with on_terminal("ask", "/assad") as terminal:
        assert terminal.wait_for_end() == 0
        text = terminal.seen.decode()
    assert "\x1b[1mAssad's future\x1b[0m" in text
    assert "\x1b[34m│ \x1b[0m" in text
    assert "\x1b[3morderly.\x1b[0m" in text
    assert "\x1b[2mscore 1.00" in text


@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_can_be_switched_off(changes: dict[str, str]) -> None:
    with on_terminal("ask", "/assad", env=environment(**changes)) as terminal:
        assert terminal.wait_for_end() == 0
        text = terminal.seen.decode().replace("\r\n", "\n")
    assert "\x1b" not in text
    assert "\n│ " in text
    assert max(map(len, text.split("\n"))) <= 80


def test_another_library_is_read_with_seeds(tmp_path: Path) -> None:
    run = verbatim("ask", "--json", "--seeds", str(tmp_path), "lavrov")
    assert (run.returncode, run.stdout) == (1, b"")
    assert str(tmp_path).encode() in run.stderr
    assert b"Traceback" not in run.stderr


def test_seeds_outranks_the_setting(tmp_path: Path) -> None:
    environ = environment(SEEDS_DIR=str(tmp_path / "nowhere"))
    assert verbatim("ask", "--json", "lavrov", env=environ).returncode == 1
    assert verbatim("ask", "--json", "--seeds", "seeds", "lavrov", env=environ).returncode == 0


def test_many_lines_take_no_more_memory_than_few() -> None:
    code = (
        "import resource, sys; from bot.cli import main; main(['ask', '--json']);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )

    def peak(lines: int) -> int:
        run = subprocess.run(
            [sys.executable, "-c", code],
            input=b"lavrov\n" * lines,
            capture_output=True,
            cwd=ROOT,
            timeout=120,
            check=True,
        )
        return int(run.stderr)

    assert peak(1000) < 1.2 * peak(10)


def test_lines_may_end_as_on_windows() -> None:
    found = objects(given=b"lavrov\r\nassad\r\r\n\r\n")
    assert [each["message"] for each in found] == ["lavrov", "assad\r", ""]
