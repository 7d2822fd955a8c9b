"""What operators count: updates, decisions, times, what Telegram says. No label tells who asked, or what.

A value that is handed on, with a registry of its own: two bots in one process (in tests) count apart.
"""

from collections.abc import Callable, Sized
from typing import Protocol

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from bot import __version__

# A second line for every counter, of no use here.
disable_created_metrics()  # type: ignore[no-untyped-call]  # the library's own annotations miss this one

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
_LOOKUP_SECONDS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


class Shelves(Protocol):
    """What of a library is counted."""

    @property
    def articles(self) -> Sized: ...  # noqa: D102
    @property
    def passages(self) -> Sized: ...  # noqa: D102
    @property
    def speakers(self) -> Sized: ...  # noqa: D102
    @property
    def topics(self) -> Sized: ...  # noqa: D102


class Metrics:
    """Counters, a histogram and gauges (https://prometheus.io/docs/concepts/metric_types/)."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self.updates = Counter("verbatim_updates", "Updates that were taken.", ["kind"], registry=registry)
        self.repeated = Counter(
            "verbatim_updates_repeated", "Updates that came again, and were left alone.", registry=registry
        )
        self.decisions = Counter(
            "verbatim_decisions", "What became of what people wrote, pressed and typed.", ["outcome"], registry=registry
        )
        self.lookup = Histogram(
            "verbatim_lookup_seconds",
            "Time to make the reply to a question, a command or an inline query.",
            buckets=_LOOKUP_SECONDS,
            registry=registry,
        )
        self.sends = Counter(
            "verbatim_sends",
            "Messages, edits and answers to queries that Telegram took.",
            ["method"],
            registry=registry,
        )
        self.telegram_errors = Counter(
            "verbatim_telegram_errors", "Requests to Telegram that failed.", ["method", "error"], registry=registry
        )
        self.webhook_calls = Counter(
            "verbatim_webhook_calls", "Calls of the webhook, by the answer's status.", ["status"], registry=registry
        )
        self.reloads = Counter(
            "verbatim_library_reloads", "Attempts to load the library anew.", ["result"], registry=registry
        )
        self._pending = Gauge("verbatim_updates_pending", "Updates that are taken and not finished.", registry=registry)
        self._library = Gauge("verbatim_library", "How much there is in the library.", ["what"], registry=registry)
        Gauge("verbatim_build", "The version that runs.", ["version"], registry=registry).labels(__version__).set(1)

    def watch_library(self, library: Callable[[], Shelves]) -> None:
        """Ask `library` for its size whenever metrics are read."""
        self._library.labels("articles").set_function(lambda: len(library().articles))
        self._library.labels("passages").set_function(lambda: len(library().passages))
        self._library.labels("speakers").set_function(lambda: len(library().speakers))
        self._library.labels("topics").set_function(lambda: len(library().topics))

    def watch_pending(self, pending: Callable[[], int]) -> None:
        """Ask `pending` for its number whenever metrics are read."""
        self._pending.set_function(pending)

    def text(self) -> bytes:
        """All of it in Prometheus' text format; its content type is CONTENT_TYPE."""
        return generate_latest(self._registry)
