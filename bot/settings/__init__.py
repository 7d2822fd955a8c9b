"""The bot's settings: read from the environment and config/, checked at start, then frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.matching.decision import Limits
from bot.settings import forms
from bot.settings.errors import Problem, SettingsError
from bot.settings.forms import Place, Secret
from bot.settings.serving import POLLING, WEBHOOK, Serving, check_address, serving
from bot.settings.sources import Source, from_environment, from_folder

__all__ = [
    "POLLING",
    "WEBHOOK",
    "Place",
    "Problem",
    "Secret",
    "Serving",
    "Settings",
    "SettingsError",
    "Telegram",
    "asked_log_format",
    "load_settings",
    "read_settings",
    "token_of",
]

_CHECKOUT = Path(__file__).resolve().parents[2]
_FILES = ("matching", "telegram")


@dataclass(frozen=True, slots=True)
class Telegram:
    """How the bot behaves on Telegram (config/telegram.yaml)."""

    group_hello: bool = True
    """Whether a group that adds the bot gets one short message on what works there."""
    messages_per_second: int = 30
    """In all; Telegram's own limit is about 30."""
    group_messages_per_minute: int = 20
    """In one group; Telegram's own limit is 20."""
    retries: int = 3
    """How often a request is repeated that Telegram refused with "retry after"."""
    chats_at_once: int = 64
    """How many chats are answered at the same time; so many webhook calls are open at most (Telegram: 100)."""
    poll_seconds: int = 30
    """How long one request for updates waits for them."""
    send_seconds: float = 20
    """How long one request of another kind may take."""
    stop_seconds: float = 7
    """How long a stop waits for what was begun; ending what is not finished then takes up to two seconds more."""
    inline_cache_seconds: int = 60
    """How long Telegram may keep inline results."""
    remembered_updates: int = 10_000
    """Update ids that are remembered, so that one that comes twice is answered once."""
    remembered_answers: int = 10_000
    """Questions whose answers are remembered, so that an edit of the one edits the other."""
    remembered_chats: int = 10_000
    """Groups of which is remembered that they were greeted; as many, that they have moved to another id."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that an operator can set."""

    seeds_dir: Path
    config_dir: Path
    token: Secret | None = None
    """TELEGRAM_BOT_TOKEN; only `run` needs it."""
    api_url: str | None = None
    """A self-hosted Bot API server, without a slash at its end; none for Telegram's own."""
    public_url: str | None = None
    """Where people and Telegram reach the bot's web server, without a slash at its end."""
    port: int = 8080
    serving: Serving = field(default_factory=Serving)
    database_url: Secret | None = None
    admin_ids: frozenset[int] = frozenset()
    log_level: str = "INFO"
    log_format: str = "auto"
    """ "text", "json", or "auto": text on a terminal, JSON elsewhere."""
    log_texts: bool = False
    """Whether the log shows what people write."""
    watch_seeds: bool = True
    """Whether a seed that changes on disk is loaded without a restart."""
    limits: Limits = field(default_factory=Limits)
    telegram: Telegram = field(default_factory=Telegram)
    doubts: tuple[Problem, ...] = ()
    """What may be a mistake, and stops nothing."""


def load_settings(environ: Mapping[str, str], working_dir: Path) -> Settings:
    """The settings that hold for a bot started in `working_dir`.

    A value in the environment outranks one in `.env`; an empty one counts as not set. `seeds/` and `config/` are those
    of the working directory, else of the checkout. Raises SettingsError with everything that is wrong.
    """
    return read_settings(environ, working_dir)[0]


def read_settings(environ: Mapping[str, str], working_dir: Path) -> tuple[Settings, dict[str, Source]]:
    """The same, and by its name each source they were taken from, which knows where a setting was set."""
    problems: list[Problem] = []
    given = from_environment(environ, working_dir, problems)
    config_dir = _folder(given, "CONFIG_DIR", working_dir, "config")
    files = from_folder(config_dir, _FILES, problems)
    public_url = given.find("PUBLIC_URL", forms.PUBLIC_ADDRESS)
    settings = Settings(
        seeds_dir=_folder(given, "SEEDS_DIR", working_dir, "seeds"),
        config_dir=config_dir,
        token=given.find("TELEGRAM_BOT_TOKEN", forms.TOKEN),
        api_url=given.find("TELEGRAM_API_URL", forms.ADDRESS),
        public_url=public_url,
        port=given.take("PORT", forms.PORT, 8080),
        serving=serving(given, public_url),
        database_url=given.find("DATABASE_URL", forms.DATABASE),
        admin_ids=given.take("ADMIN_IDS", forms.IDS, frozenset()),
        log_level=given.take("LOG_LEVEL", forms.LEVEL, "INFO"),
        log_format=given.take("LOG_FORMAT", forms.LOG_FORMAT, "auto"),
        log_texts=given.take("LOG_TEXTS", forms.SWITCH, False),
        watch_seeds=given.take("WATCH_SEEDS", forms.SWITCH, True),
        limits=_limits(files["matching"]),
        telegram=_telegram(files["telegram"]),
    )
    for source in files.values():
        source.refuse_the_rest()
    doubts = [*given.doubts(), *check_address(given, settings.serving, public_url)]
    if problems:
        raise SettingsError(*problems)
    return replace(settings, doubts=tuple(doubts)), {"environment and .env": given} | {
        f"{name}.yaml": source for name, source in files.items()
    }


def asked_log_format(environ: Mapping[str, str], working_dir: Path) -> str | None:
    """LOG_FORMAT, whatever is wrong with other settings."""
    return from_environment(environ, working_dir, []).find("LOG_FORMAT", forms.LOG_FORMAT)


def token_of(settings: Settings) -> Secret:
    """The token, which only the commands that talk to Telegram need. Raises SettingsError where it isn't set."""
    if settings.token is None:
        what = "it is not set; put the token that @BotFather gave you into the environment or into .env"
        raise SettingsError(Problem("TELEGRAM_BOT_TOKEN", "environment", what))
    return settings.token


def _folder(given: Source, name: str, working_dir: Path, usual: str) -> Path:
    """The folder that is set, else the usual one of the working directory, else of the checkout."""
    entry = given.entries.get(name)
    if entry is None:
        places = (working_dir / usual, _CHECKOUT / usual)
        return given.note(name, next((place for place in places if place.is_dir()), places[0]))
    folder = given.note(name, working_dir / Path(entry.text).expanduser())
    if not folder.is_dir():
        given.problems.append(Problem(name, entry.where, f"“{entry.text}” is no folder; it must be one that is there"))
    return folder


def _limits(given: Source) -> Limits:
    usual = Limits()
    limits = Limits(
        answer=given.take("answer", forms.SHARE, usual.answer),
        choice=given.take("choice", forms.SHARE, usual.choice),
        choices=given.take("choices", forms.whole(2, 8), usual.choices),
        hits=given.take("hits", forms.whole(1, 7), usual.hits),
    )
    if limits.choice > limits.answer:
        where = given.entries["choice" if "choice" in given.entries else "answer"].where
        what = f"a choice needs to be surer ({limits.choice:g}) than an answer ({limits.answer:g}); make choice smaller"
        given.problems.append(Problem("choice", where, what))
    return limits


def _telegram(given: Source) -> Telegram:
    usual = Telegram()
    return Telegram(
        group_hello=given.take("group_hello", forms.SWITCH, usual.group_hello),
        messages_per_second=given.take("messages_per_second", forms.whole(1, 1000), usual.messages_per_second),
        group_messages_per_minute=given.take(
            "group_messages_per_minute", forms.whole(1, 1000), usual.group_messages_per_minute
        ),
        retries=given.take("retries", forms.whole(0, 10), usual.retries),
        chats_at_once=given.take("chats_at_once", forms.whole(1, 1000), usual.chats_at_once),
        poll_seconds=given.take("poll_seconds", forms.whole(0, 50), usual.poll_seconds),
        send_seconds=given.take("send_seconds", forms.number(0.1, 300), usual.send_seconds),
        stop_seconds=given.take("stop_seconds", forms.number(0, 300), usual.stop_seconds),
        inline_cache_seconds=given.take("inline_cache_seconds", forms.whole(0, 86_400), usual.inline_cache_seconds),
        remembered_updates=given.take("remembered_updates", forms.MEMORY, usual.remembered_updates),
        remembered_answers=given.take("remembered_answers", forms.MEMORY, usual.remembered_answers),
        remembered_chats=given.take("remembered_chats", forms.MEMORY, usual.remembered_chats),
    )
