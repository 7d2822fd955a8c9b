import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import httpx

from tests.console.terminals import ROOT, environment


def test_it_runs_from_the_command_line_until_ctrl_c() -> None:
    terminal, typed = pty.openpty()
    command = [sys.executable, "-m", "bot.simulator"]
    with subprocess.Popen(command, stdin=typed, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        settings = dict(process.stdout.readline().strip().split("=", 1) for _ in range(2))
        address = f"{settings['TELEGRAM_API_URL']}/bot{settings['TELEGRAM_BOT_TOKEN']}"
        with httpx.Client(base_url=address, trust_env=False) as client:
            os.write(terminal, b"what of Syria\n")
            (update,) = client.get("/getUpdates", params={"timeout": 20}, timeout=30).json()["result"]
            assert update["message"]["text"] == "what of Syria"
            client.get("/sendMessage", params={"chat_id": update["message"]["chat"]["id"], "text": "an answer"})
        assert process.stdout.readline() == "an answer\n"
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(timeout=20) == 0
        finally:
            process.kill()
    os.close(terminal)
    os.close(typed)


def test_the_example_of_the_documents_runs(tmp_path: Path) -> None:
    example = (ROOT / "docs" / "simulator.md").read_text("utf-8").partition("```python\n")[2].partition("```")[0]
    program = tmp_path / "example.py"
    program.write_text(example, "utf-8")
    env = environment(PYTHONPATH=str(ROOT))
    run = subprocess.run(
        [sys.executable, str(program)], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
