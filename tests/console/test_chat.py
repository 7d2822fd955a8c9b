"""`verbatim chat`, through pipes and on a terminal."""

import stat
import tempfile
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory

from bot.console.privacy import history_file
from bot.console.prompt import CommandCompleter, history
from tests.console.terminals import Terminal, environment, on_terminal, verbatim

COMMANDS = (("start", "What this bot does"), ("syria", "Syria"), ("sources", "The articles"))


def talk(*lines: str) -> str:
    run = verbatim("chat", given="".join(f"{line}\n" for line in lines).encode())
    assert (run.returncode, run.stderr) == (0, b"")
    return run.stdout.decode()


def test_without_a_terminal_it_reads_lines_to_the_end_of_input() -> None:
    text = talk("/assad", "", "lavrov")
    assert text.startswith("What was actually said?")
    assert "\nAssad's future\n" in text
    assert "\nSergey Lavrov, Russian Foreign Minister\nQuoted on: " in text
    assert "\x1b" not in text


@pytest.mark.parametrize("word", ["exit", "quit", " EXIT ", "/quit"])
def test_who_takes_it_for_a_shell_can_leave(word: str) -> None:
    assert "\nPrivacy\n" not in talk(word, "/privacy")


def test_an_empty_input_is_greeted_and_left() -> None:
    run = verbatim("chat")
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.decode().startswith("What was actually said?")


def test_a_last_line_without_line_feed_and_broken_bytes_are_read_too() -> None:
    run = verbatim("chat", given=b"\xff\xfe\n/privacy")
    assert run.returncode == 0
    assert "\nPrivacy\n" in run.stdout.decode()


def test_numbers_press_the_buttons_of_the_last_message() -> None:
    text = talk("/assad", "1", "2", "3")
    first, second = (text.index(f"{number} / ") for number in (1, 2))
    assert first < second
    assert "[1] ‹   2 / " in text
    assert "\nIn context\n" in text
    assert "[1] ‹ Back" in text


def test_the_passage_in_its_context_is_marked_without_colours() -> None:
    _, _, context = talk("lavrov on assad", "2").partition("\nIn context\n")
    assert [line[:25] for line in context.splitlines() if line.startswith("> ")] == ["> In turn, Lavrov stressed"[:25]]


def test_a_number_without_its_button_is_a_question() -> None:
    assert "\nIn context\n" not in talk("/privacy", "1")
    assert "Send a name, a topic, or a few words of what was said." in talk("/privacy", "99")


def test_none_of_the_choices_can_be_pressed() -> None:
    text = talk("/topics", "1", "2")
    assert "[1] The visit and the talks (" in text
    assert "[2] " in text


def test_copy_and_share_are_not_offered_here() -> None:
    text = talk("/assad")
    assert "Share" not in text
    assert "Copy" not in text


def state(folder: Path) -> dict[str, str]:
    return environment(XDG_STATE_HOME=str(folder), NO_COLOR="1")


HINT, PROMPT, PRIVACY = "Ctrl-D leaves.", ">", "What you type is used"


def leave(terminal: Terminal) -> None:
    """Press Ctrl-D, which counts at a prompt only."""
    terminal.type("\x04")
    assert terminal.wait_for_end() == 0


def test_a_terminal_has_a_prompt_and_ctrl_d_leaves(tmp_path: Path) -> None:
    with on_terminal("chat", env=state(tmp_path)) as terminal:
        terminal.wait_for(HINT, PROMPT).type("/privacy\r").wait_for(PRIVACY, PROMPT)
        leave(terminal)
    history = tmp_path / "verbatim" / "history"
    assert "+/privacy\n" in history.read_text("utf-8")
    assert stat.S_IMODE(history.stat().st_mode) == 0o600


def test_a_terminal_is_told_where_its_lines_are_kept() -> None:
    with tempfile.TemporaryDirectory() as folder:  # a short path, which no line break parts
        with on_terminal("chat", env=state(Path(folder))) as terminal:
            terminal.wait_for(HINT, PROMPT).type("/privacy\r").wait_for(PRIVACY, "Delete the file", PROMPT)
            leave(terminal)
        assert f"{folder}/verbatim/history" in terminal.text
        assert "not stored" not in terminal.text
        assert "Nothing of it is kept" not in terminal.text


def test_without_a_terminal_nothing_is_kept() -> None:
    text = talk("/privacy")
    assert "Nothing of it is kept." in text
    assert "Telegram" not in text.partition("\nPrivacy\n")[2]


def test_a_history_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "verbatim" / "history"
    file.parent.mkdir()
    file.write_text("\n# then\n+lavrov\n", "utf-8")
    file.chmod(0o644)
    assert history_file({"XDG_STATE_HOME": str(tmp_path)}) == file
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "+lavrov" in file.read_text("utf-8")


def test_ctrl_c_drops_the_line_and_goes_on(tmp_path: Path) -> None:
    with on_terminal("chat", env=state(tmp_path)) as terminal:
        terminal.wait_for(HINT, PROMPT).type("xyzzy").wait_for("xyzzy").type("\x03").wait_for("xyzzy", PROMPT)
        terminal.type("/privacy\r").wait_for(PRIVACY, PROMPT)
        leave(terminal)
    assert (tmp_path / "verbatim" / "history").read_text("utf-8").count("\n+") == 1


def test_the_arrow_brings_back_what_was_typed_last_time(tmp_path: Path) -> None:
    (tmp_path / "verbatim").mkdir()
    (tmp_path / "verbatim" / "history").write_text("\n# then\n+/privacy\n", "utf-8")
    with on_terminal("chat", env=state(tmp_path)) as terminal:
        terminal.wait_for(HINT, PROMPT).type("\x1b[A").wait_for(HINT, "/privacy").type("\r").wait_for(PRIVACY, PROMPT)
        leave(terminal)


def test_a_history_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "verbatim").write_text("a file where the folder should be", "utf-8")
    with on_terminal("chat", env=state(tmp_path)) as terminal:
        terminal.wait_for(HINT, PROMPT).type("/privacy\r").wait_for(PRIVACY, PROMPT)
        leave(terminal)
    assert "Error" not in terminal.text
    assert "Nothing of it is kept." in terminal.text


def test_commands_are_completed_on_a_terminal(tmp_path: Path) -> None:
    with on_terminal("chat", env=state(tmp_path)) as terminal:
        terminal.wait_for(HINT, PROMPT).type("/priva").wait_for(HINT, "What is kept about you")
        terminal.type("\t").wait_for("What is kept about you", "cy").type("\r").wait_for(PRIVACY, PROMPT)
        leave(terminal)


def test_the_terminals_own_commands_are_completed_too(tmp_path: Path) -> None:
    with on_terminal("chat", env=state(tmp_path)) as terminal:
        terminal.wait_for(HINT, PROMPT).type("/ex").wait_for(HINT, "/exit").type("\b\bwh").wait_for(
            "/why", "Why you got"
        )
        terminal.type("\t").wait_for("Why you got", "y").type("\r").wait_for("There is no answer yet", PROMPT)
        terminal.type("/qui").wait_for("/quit").type("\t").wait_for("/quit").type("\r")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"XDG_STATE_HOME": ""}])
def test_without_a_home_history_stays_in_memory(environ: dict[str, str]) -> None:
    assert isinstance(history(history_file(environ)), InMemoryHistory)


def test_history_is_kept_in_the_state_folder(tmp_path: Path) -> None:
    for environ in (
        {"HOME": str(tmp_path)},
        {"XDG_STATE_HOME": str(tmp_path / ".local" / "state"), "HOME": "/nowhere"},
    ):
        history(history_file(environ)).append_string("hello")
    assert (tmp_path / ".local" / "state" / "verbatim" / "history").read_text("utf-8").count("+hello\n") == 2


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("/", ["/start", "/syria", "/sources"]),
        ("/s", ["/start", "/syria", "/sources"]),
        ("/SY", ["/syria"]),
        ("/x", []),
        ("", []),
        ("s", []),
        ("/syria ", []),
        ("what /s", []),
    ],
)
def test_commands_are_completed_with_their_descriptions(typed: str, offered: list[str]) -> None:
    found = list(CommandCompleter(COMMANDS).get_completions(Document(typed), CompleteEvent()))
    assert [each.text for each in found] == offered
    assert all(each.display_meta_text for each in found)
    assert all(each.start_position == -len(typed) for each in found)
