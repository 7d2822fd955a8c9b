"""`verbatim try` as a process of its own."""

import os
import re
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import product
from pathlib import Path

import httpx
import pytest

from bot.simulator.server import TOKEN, new_token
from bot.tryout.address import PORT, PortError, has_screen, port_of, reserve
from tests.console.terminals import PATIENCE, ROOT, environment, on_terminal, verbatim

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/try/")
PROCESSES = Path("/proc")
LISTENING = "0A"
"""As Linux writes it."""


@contextmanager
def staying(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`verbatim try` that stays though it has no terminal, and its address."""
    command = [sys.executable, "-m", "bot", "try", "--stay", "--no-browser", *arguments]
    env = environment(PYTHONPATH=str(ROOT))
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=env
    ) as process:
        try:
            assert process.stdout is not None
            found = ADDRESS.search(process.stdout.readline())
            assert found is not None
            yield process, found[0]
        finally:
            process.kill()


def test_without_a_terminal_it_checks_the_whole_chain_and_leaves() -> None:
    run = verbatim("try", env=environment(HTTP_PROXY="http://127.0.0.1:9", ALL_PROXY="http://127.0.0.1:9"))
    assert (run.returncode, run.stderr) == (0, b"")
    said = run.stdout.decode()
    assert ADDRESS.search(said)
    assert "/random; the answer:" in said
    assert "Sputnik International" in said
    assert "--stay" in said


def test_it_says_so_in_russian() -> None:
    run = verbatim("try", env=environment(LANG="ru_RU.UTF-8"))
    assert run.returncode == 0
    assert run.stdout.decode().startswith("Поговорить с ботом можно здесь: http://127.0.0.1:")


def test_the_operators_own_bot_and_ports_are_left_alone(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        own = environment(
            TELEGRAM_BOT_TOKEN="987654321:an-operators-own-token_of_35-charac",  # noqa: S106 (nobody's)
            TELEGRAM_API_URL=f"http://127.0.0.1:{port}",
            PUBLIC_URL="https://example.org",
            PORT=port,
        )
        run = verbatim("try", env=own)
        taken.settimeout(0)
        with pytest.raises(BlockingIOError):
            taken.accept()
    assert (run.returncode, run.stderr) == (0, b"")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stays_until_it_is_told_to_stop_though_a_page_is_open(number: signal.Signals) -> None:
    with staying("--port", str(free_port())) as (process, address):
        origin = address.removesuffix("/try/")
        with (
            httpx.Client(base_url=origin, trust_env=False, timeout=20) as client,
            client.stream("GET", "/try/api/events") as events,
        ):
            assert next(events.iter_lines()).startswith("data: ")
            process.send_signal(number)
            _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (0, "")


def test_it_can_be_stopped_while_it_checks_itself() -> None:
    command = [sys.executable, "-m", "bot", "try", "--port", str(free_port())]
    env = environment(PYTHONPATH=str(ROOT))
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, cwd=ROOT, env=env) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        process.terminate()
        assert process.wait(30) == 0


def test_another_port_is_taken_where_its_own_is_taken() -> None:
    with ExitStack() as stack:
        with suppress(OSError):  # taken by somebody else already
            stack.enter_context(socket.create_server(("127.0.0.1", PORT)))
        _, address = stack.enter_context(staying())
        assert f":{PORT}/" not in address
        assert httpx.get(address, trust_env=False).status_code == 200


def test_a_port_that_is_asked_for_and_taken_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = verbatim("try", "--port", str(port))
    assert (run.returncode, run.stdout) == (1, b"")
    assert run.stderr.decode().startswith(f"--port {port}: ")
    assert run.stderr.count(b"\n") == 1


def test_its_own_port_is_the_one_asked_for() -> None:
    port = free_port()
    with staying("--port", str(port)) as (_, address):
        assert f":{port}/" in address


@pytest.mark.skipif(not PROCESSES.is_dir(), reason="the system does not show which ports a process has")
def test_other_pages_of_the_browser_cannot_make_the_bot_speak() -> None:
    """They can ask any port of this machine; the token that the code tells opens none."""
    with staying("--port", str(free_port())) as (process, address):
        behind = [port for port in ports_of(process.pid) if f":{port}/" not in address]
        assert behind
        for port, method in product(behind, ("getMe", "sendMessage", "getUpdates")):
            url = f"http://127.0.0.1:{port}/bot{TOKEN}/{method}"
            response = httpx.get(url, headers={"Origin": "https://example.org"}, trust_env=False, timeout=20)
            assert response.status_code == 401


def test_every_token_is_another_one() -> None:
    assert new_token() != new_token()


def test_it_listens_on_loopback_alone() -> None:
    with reserve(0) as door:
        assert door.getsockname()[0] == "127.0.0.1"


def test_a_port_is_reserved_at_once() -> None:
    with reserve(0) as first, pytest.raises(PortError):
        reserve(port_of(first))


def test_on_a_terminal_it_runs_until_ctrl_c() -> None:
    with on_terminal("try", "--port", str(free_port())) as terminal:
        terminal.wait_for("http://127.0.0.1:", "/try/", "Ctrl-C")
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.wait_for_end() == 0
    assert "Traceback" not in terminal.text


@pytest.mark.parametrize(
    "arguments", [["--port", "0"], ["--port", "65536"], ["--port", "x"], ["--language", "tlh"], ["x"]]
)
def test_wrong_usage_is_said(arguments: list[str]) -> None:
    run = verbatim("try", *arguments)
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"Traceback" not in run.stderr


def test_a_wrong_seed_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run = verbatim("try", "--seeds", str(tmp_path))
    assert (run.returncode, run.stdout) == (1, b"")
    assert b"Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("environ", "platform", "has"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"BROWSER": "lynx"}, "linux", True),
        ({"BROWSER": ""}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_browser_is_opened_only_where_there_is_a_screen_or_one_is_named(
    environ: dict[str, str], platform: str, has: bool
) -> None:
    assert has_screen(environ, platform) is has


def test_a_browser_is_started_with_the_address(tmp_path: Path) -> None:
    """The browser that $BROWSER names stands in for a real one."""
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    os.mkfifo(opened)
    pipe = os.open(opened, os.O_RDWR | os.O_NONBLOCK)
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    browser.chmod(0o755)
    port = free_port()
    env = environment(DISPLAY=":99", BROWSER=str(browser), PATH=os.environ["PATH"])
    with on_terminal("try", "--port", str(port), env=env) as terminal:
        terminal.wait_for("Ctrl-C")
        assert select.select([pipe], [], [], PATIENCE)[0]
        assert os.read(pipe, 1000).decode() == f"http://127.0.0.1:{port}/try/\n"
    os.close(pipe)


def test_the_port_is_told_in_the_help() -> None:
    assert str(PORT) in verbatim("try", "--help").stdout.decode()


def free_port() -> int:
    with reserve(0) as door:
        return port_of(door)


def ports_of(process: int) -> set[int]:
    """Where a process listens, on IPv4."""
    open_ones = {each.resolve().name for each in (PROCESSES / str(process) / "fd").iterdir()}
    rows = (line.split() for line in (PROCESSES / "net" / "tcp").read_text().splitlines()[1:])
    own = (row for row in rows if row[3] == LISTENING and f"socket:[{row[9]}]" in open_ones)
    return {int(row[1].rpartition(":")[2], 16) for row in own}
