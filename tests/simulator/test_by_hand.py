import os
import pty
import signal
import subprocess
import sys

import httpx


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
