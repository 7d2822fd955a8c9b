"""Run the simulator by hand: `python -m bot.simulator [PORT]`, until Ctrl-C; typed lines are said to the bot."""

import asyncio
import sys
from contextlib import suppress

from bot.simulator.server import Simulator, new_token

A_DAY = 86_400.0


async def simulate(port: int) -> None:
    """Print where the simulator is, let Ada say what is typed, and print what the bot sends her."""
    telegram = Simulator(token=new_token())
    await telegram.start(port)
    print(f"TELEGRAM_API_URL={telegram.url}\nTELEGRAM_BOT_TOKEN={telegram.token}", flush=True)  # noqa: T201
    ada = telegram.user("Ada")
    if sys.stdin.isatty():
        read = asyncio.get_running_loop().add_reader
        read(sys.stdin, lambda: telegram.say(ada, sys.stdin.readline().strip() or "/start"))
    try:
        while True:
            with suppress(TimeoutError):
                message = await telegram.next_message(telegram.private(ada), within=A_DAY)
                print(message.text, flush=True)  # noqa: T201
    finally:
        await telegram.stop()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(simulate(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
