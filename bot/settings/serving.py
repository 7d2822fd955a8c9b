"""How updates come, and what the bot serves over HTTP."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.settings import forms
from bot.settings.errors import Problem
from bot.settings.forms import Place, Secret
from bot.settings.sources import Source

POLLING, WEBHOOK = "polling", "webhook"
CALLED_PORTS = {443, 80, 88, 8443}
"""Of webhooks (https://core.telegram.org/bots/webhooks)."""
_HTTPS = 443
_EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class Serving:
    """Polling, and no port opened, unless something is set."""

    updates: str = POLLING
    """UPDATES: "polling" or "webhook"."""
    host: str | None = None
    """LISTEN_HOST: the address that PORT is opened on, "" for every one; none where PORT is not opened."""
    webhook_secret: Secret | None = None
    """WEBHOOK_SECRET; made of the token where it isn't set."""
    status: Place | None = None
    """STATUS_ADDRESS: where health and metrics are served instead of on PORT."""
    status_token: Secret | None = None
    """STATUS_TOKEN: who asks for readiness or metrics must have it."""


def serving(given: Source, public_url: str | None) -> Serving:
    """What the environment says. Whoever has a public address is called, unless they want to poll."""
    asked = given.find("UPDATES", forms.UPDATES)
    host = given.find("LISTEN_HOST", forms.HOST)
    if public_url:
        host = _host(host, public_url)
        given.note("LISTEN_HOST", host or "every address")
    found = Serving(
        updates=given.note("UPDATES", asked or (WEBHOOK if public_url else POLLING)),
        host=host if public_url else None,
        webhook_secret=given.find("WEBHOOK_SECRET", forms.WEBHOOK_SECRET),
        status=given.find("STATUS_ADDRESS", forms.PLACE),
        status_token=given.find("STATUS_TOKEN", forms.STATUS_TOKEN),
    )
    if asked == WEBHOOK and "PUBLIC_URL" not in given.entries:
        what = "it is not set; UPDATES=webhook needs the https address under which Telegram reaches this bot"
        given.problems.append(Problem("PUBLIC_URL", given.entries["UPDATES"].where, what))
    return found


def check_address(given: Source, found: Serving, public_url: str | None) -> Iterator[Problem]:
    """What is doubtful about an address that Telegram is to call. What it never calls is a problem.

    A server of one's own may call any (https://core.telegram.org/bots/api#using-a-local-bot-api-server).
    """
    parts = urlsplit(public_url or "")
    host, where = parts.hostname or "", given.entries.get("PUBLIC_URL")
    if where is None or found.updates != WEBHOOK or "TELEGRAM_API_URL" in given.entries or forms.is_loopback(host):
        return
    if (parts.port or _HTTPS) not in CALLED_PORTS:
        what = f"Telegram calls webhooks on port 443, 80, 88 or 8443 only, not {parts.port}; or set UPDATES=polling"
        given.problems.append(Problem("PUBLIC_URL", where.where, what))
    if forms.is_address(host):
        what = f"Telegram calls {host} only if its certificate is made out to those numbers; a name is what it needs"
        yield Problem("PUBLIC_URL", where.where, f"{what} otherwise")


def _host(host: str | None, public_url: str) -> str:
    """Where to listen: what is public on this machine alone is served to this machine alone."""
    if host is not None:
        return host
    named = urlsplit(public_url).hostname or ""
    return forms.listening(named) if forms.is_loopback(named) else _EVERYWHERE
