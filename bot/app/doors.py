"""The servers that the settings ask for."""

from collections.abc import Iterator
from socket import socket

from bot.app.calls import Calls, webhook_secret
from bot.app.current import Current
from bot.metrics import Metrics
from bot.settings import WEBHOOK, Problem, Settings, SettingsError
from bot.web.health import Health
from bot.web.server import Server, bound
from bot.web.site import site, status_site
from bot.web.webhook import Webhook

_MOST_ASKING = 50
"""Connections for health and metrics."""


def doors(settings: Settings, current: Current, calls: Calls, health: Health, metrics: Metrics) -> Iterator[Server]:
    """Servers, each bound to its port and not started: pages, health and webhook; health by itself.

    Raises SettingsError where a port can't be had; those before it are the caller's to close.
    """
    serving = settings.serving
    if settings.public_url is not None and serving.host is not None:
        called = Webhook(webhook_secret(settings), calls.take, metrics) if serving.updates == WEBHOOK else None
        shown = [] if serving.status else health.routes()
        app = site(current, settings.public_url, called=called, health=shown)
        yield Server(app, _bound("PORT", serving.host, settings.port))
    if serving.status:
        where = _bound("STATUS_ADDRESS", serving.status.host, serving.status.port)
        yield Server(status_site(health.routes()), where, most=_MOST_ASKING)


def _bound(name: str, host: str, port: int) -> socket:
    try:
        return bound(host, port)
    except OSError as error:
        why = f"nothing can listen on port {port} of {host or 'this machine'}: {error.strerror}"
        right = "set an address of this machine and a port that is free there"
        raise SettingsError(Problem(name, "environment", f"{why}; {right}")) from None
