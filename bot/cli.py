"""The commands of `verbatim`, also `python -m bot`.

Exit codes: 0 done (also when nothing was found), 1 something given is wrong, 2 wrong usage, 130 interrupted.
"""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from io import BufferedReader, BufferedWriter, FileIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bot import __version__

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

    from bot.app import Parts
    from bot.settings import Settings
    from bot.texts import Texts

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
DONE, WRONG, USAGE, INTERRUPTED = 0, 1, 2, 130

_SEEDS = "a folder of seeds (default: SEEDS_DIR, else seeds/)"
_ABOUT = "What was actually said? Answers with the exact words of news articles."
_EXAMPLES = """\
examples:
  verbatim ask what did lavrov say on assad
  verbatim ask --json < messages.txt
  verbatim try
  verbatim chat
  verbatim check seeds
  verbatim eval labelled/*.jsonl
  TELEGRAM_BOT_TOKEN=… verbatim run
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    _open_closed_streams()
    _never_stumble_over_characters()
    try:
        return _run_command(argv)
    except BrokenPipeError:  # whoever read our output has left (`| head`)
        _drop_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        message = _given_wrong(error)
        if message is None:
            raise
        if isinstance(error, OSError):
            _drop_output()
        sys.stderr.write(_shown(message.rstrip("\n")) + "\n")
        return WRONG


def _shown(text: str) -> str:
    """The text as it may be shown, whatever was given in the wrong place."""
    from bot.library.harmless import harmless
    from bot.settings.masks import masked

    return harmless(masked(text))


class _Parser(argparse.ArgumentParser):
    """Repeats no token that was given where it does not belong."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and exit."""
        super().error(_shown(message))


def _run_command(argv: Sequence[str] | None) -> int:
    """The exit code, once all output is written; SystemExit where argparse has said everything."""
    try:
        options = _parser().parse_args(argv)
    except SystemExit:
        sys.stdout.flush()
        raise
    code: int = options.command(options)
    sys.stdout.flush()
    return code


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="verbatim", description=_ABOUT, epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"verbatim {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    ask = _command(commands, "ask", _ask, "answer one question, or many with --json")
    ask.add_argument(
        "message", nargs="*", help="what you want to know; with --json and no message, one a line of input"
    )
    ask.add_argument("--json", action="store_true", help="print one JSON object a message, for programs")
    ask.add_argument(
        "--all", action="store_true", help="print every passage found, not the first one only; JSON has them all anyway"
    )
    ask.add_argument("--why", action="store_true", help="tell in full what was understood, and why each passage fits")
    _seeds_option(ask)
    _language_option(ask, "your locale's; en in JSON")

    chat = _command(commands, "chat", _chat, "talk with the bot in the terminal, as on Telegram")
    _seeds_option(chat)
    _language_option(chat)

    attempt = _command(commands, "try", _try, "talk with the bot on a web page that works like Telegram")
    _seeds_option(attempt)
    _language_option(attempt)
    attempt.add_argument("--port", type=_port, metavar="N", help="where the page is (default: 8600, else a free one)")
    attempt.add_argument("--stay", action="store_true", help="run until told to stop, also without a terminal")
    attempt.add_argument("--no-browser", action="store_true", help="open no browser")

    check = _command(commands, "check", _check, "check seeds, and report everything that is wrong with them")
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=_SEEDS)

    evaluate = _command(commands, "eval", _eval, "put labelled messages to the library, and show hits and misses")
    evaluate.add_argument("files", nargs="+", type=Path, metavar="FILE", help="labelled messages: docs/evaluation.md")
    evaluate.add_argument("--all", action="store_true", help="show every message, not only those that lost points")
    evaluate.add_argument("--json", action="store_true", help="print one JSON object, for programs")
    evaluate.add_argument("--floor", type=_share, metavar="SHARE", help="exit 1 where the overall mark is below")
    evaluate.add_argument(
        "--false-answers", type=_share, metavar="SHARE", help="exit 1 where more of what needs no answer gets one"
    )
    _seeds_option(evaluate)

    config = _command(commands, "config", _config, "print the settings that hold, and where each was set")
    config.add_argument("--json", action="store_true", help="print a JSON list, for programs")

    health = _command(commands, "health", _health, "ask the bot that runs with these settings how it is")
    health.add_argument("--ready", action="store_true", help="ask whether it can answer, not only whether it is alive")

    _command(commands, "run", _run, "run the bot on Telegram; needs TELEGRAM_BOT_TOKEN")
    return parser


def _command(
    commands: "argparse._SubParsersAction[_Parser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    what: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    parser.set_defaults(command=run, parser=parser)
    return parser


def _seeds_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seeds", type=Path, metavar="DIR", help=_SEEDS)


def _share(written: str) -> float:
    """A number between 0 and 1."""
    share = float(written)
    if not 0 <= share <= 1:
        raise ValueError(written)
    return share


_share.__name__ = "share between 0 and 1"  # what argparse calls it in an error


def _port(written: str) -> int:
    """A port that a server can listen on."""
    port = int(written)
    if not 0 < port < 2**16:
        raise ValueError(written)
    return port


_port.__name__ = "port"


def _language_option(parser: argparse.ArgumentParser, default: str = "your locale's") -> None:
    parser.add_argument("--language", metavar="LANG", help=f"what the bot speaks, like en or ru (default: {default})")


def _ask(options: argparse.Namespace) -> int:
    if not options.message and not options.json:
        options.parser.error("say what you want to know, or add --json to read messages from standard input")
    from bot.console.ask import ask, ask_json, ask_lines

    parts = _parts(options)
    if not options.json:
        return ask(
            parts,
            " ".join(options.message),
            _language(options, parts.texts, locale_language(os.environ)),
            every=options.all,
            account=options.why,
        )
    language = _language(options, parts.texts, None)
    if options.message:
        return ask_json(parts, " ".join(options.message), language, sys.stdout.buffer, account=options.why)
    return ask_lines(parts, language, sys.stdin.buffer, sys.stdout.buffer, account=options.why)


def _chat(options: argparse.Namespace) -> int:
    from bot.console.chat import chat

    parts = _parts(options)
    return chat(parts, _language(options, parts.texts, locale_language(os.environ)))


def _try(options: argparse.Namespace) -> int:
    from bot.texts import Texts
    from bot.tryout.address import PortError
    from bot.tryout.run import Wishes, try_out

    wishes = Wishes(
        language=_language(options, Texts.load(), locale_language(os.environ)),
        port=options.port,
        stay=options.stay or sys.stdin.isatty(),
        browser=not options.no_browser,
    )
    try:
        return try_out(_settings(options.seeds), wishes)
    except PortError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG


def _check(options: argparse.Namespace) -> int:
    from bot.library.check import check
    from bot.library.report import render_report

    report = check(options.folder or _settings(None).seeds_dir)
    sys.stdout.write(_shown(render_report(report)))
    return WRONG if report.errors else DONE


def _eval(options: argparse.Namespace) -> int:
    from bot.console.evaluate import Demands, evaluate

    parts = _parts(options)
    demands = Demands(options.floor, options.false_answers)
    return evaluate(parts, options.files, parts.texts.best(None), demands, every=options.all, as_json=options.json)


def _config(options: argparse.Namespace) -> int:
    from bot.console.config import show
    from bot.settings import read_settings
    from bot.settings.effective import effective

    settings, sources = read_settings(os.environ, Path.cwd())
    sys.stderr.writelines(f"{doubt}\n" for doubt in settings.doubts)
    return show(effective(sources), as_json=options.json)


def _health(options: argparse.Namespace) -> int:
    from bot.console.health import health

    return health(_settings(None), ready=options.ready)


def _run(_options: argparse.Namespace) -> int:
    from bot.app import run

    try:
        run(_settings(None))
    except Exception as error:
        message = _given_wrong(error)
        if message is None or not _wants_json():
            raise
        from bot.app.logs import tell

        tell(_shown(message.rstrip("\n")))
        return WRONG
    return DONE


def _wants_json() -> bool:
    """Whether a log in JSON is asked for outright, also where other settings are wrong."""
    from bot.settings import asked_log_format

    return asked_log_format(os.environ, Path.cwd()) == "json"


def _parts(options: argparse.Namespace) -> "Parts":
    """What answers in a terminal: without links to the source pages, which nobody may be serving there."""
    from bot.app import load_to_stay

    return load_to_stay(replace(_settings(options.seeds), public_url=None))


def _settings(seeds: Path | None) -> "Settings":
    """The settings; a folder of seeds named on the command line outranks the one that is set."""
    from bot.settings import load_settings

    if seeds is None:
        return load_settings(os.environ, Path.cwd())
    environ = {name: value for name, value in os.environ.items() if name != "SEEDS_DIR"}
    return replace(load_settings(environ, Path.cwd()), seeds_dir=seeds)


def _language(options: argparse.Namespace, texts: "Texts", otherwise: str | None) -> str:
    """The language asked for, else the best one for `otherwise`; one that the bot doesn't speak is wrong usage."""
    language = texts.known(options.language) if options.language else texts.best(otherwise)
    if language is None:
        parser: argparse.ArgumentParser = options.parser
        parser.error(f"--language: the bot speaks {', '.join(texts.languages)}, not {options.language!r}")
    return language


def locale_language(environ: Mapping[str, str]) -> str:
    """What POSIX's locale variables say, the first that is set: "ru_RU.UTF-8" -> "ru_RU"."""
    named = (environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((value for value in named if value), "").partition(".")[0]


def _given_wrong(error: Exception) -> str | None:
    """What to tell a person about an error of theirs; None for an error of ours."""
    from bot.evaluation.labelled import LabelsError
    from bot.library.errors import LibraryError
    from bot.library.report import render_errors
    from bot.settings import SettingsError

    if isinstance(error, LibraryError | LabelsError):
        return render_errors(error.errors)
    if isinstance(error, _ClosedError) or (isinstance(error, OSError) and error.errno in _NO_ROOM):
        return f"{error.filename or 'standard output'}: {error.strerror}"
    return str(error) if isinstance(error, SettingsError) else None


class _ClosedError(OSError):
    """Standard output is closed, but there is something to say."""


class _Closed(FileIO):
    """Stands for a closed standard output: what was asked for and can reach nobody is an error."""

    _refused = False

    def write(self, data: "ReadableBuffer", /) -> int:
        """Refuse once; what Python still tries at its exit is let go. Raises _ClosedError."""
        if not self._refused:
            self._refused = True
            raise _ClosedError(errno.EBADF, "is closed")
        return super().write(data)


def _open_closed_streams() -> None:
    """Give a stream that the caller has closed (`<&-`) another one, so that nothing below has to ask."""
    for name, mode, kind in (("stdin", "r", FileIO), ("stdout", "w", _Closed), ("stderr", "w", FileIO)):
        if getattr(sys, name) is None:
            null = kind(os.open(os.devnull, os.O_RDWR), mode, closefd=False)
            buffer = BufferedReader(null) if mode == "r" else BufferedWriter(null)
            setattr(sys, name, TextIOWrapper(buffer, encoding="utf-8"))


def _never_stumble_over_characters() -> None:
    """Let what the terminal's encoding lacks come out escaped instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Let go what could not be written, or Python complains of it at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
