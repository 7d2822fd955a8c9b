"""Measure CPU time: of searches, and of whole processes."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Any

MILLISECOND, SECOND = 1e6, 1e9
"""In nanoseconds."""


@dataclass(frozen=True, slots=True)
class Times:
    """CPU milliseconds a message."""

    median: float
    p95: float
    p99: float


def times(search: Callable[[str], Any], messages: Sequence[str], rounds: int) -> tuple[Times, Times]:
    """When each message is seen for the first time, and when all have been: there the median of `rounds`."""
    first = [_cost(search, message) for message in messages]
    again = [[_cost(search, message) for message in messages] for _ in range(rounds)]
    warm = [median(each) for each in zip(*again, strict=True)] or first
    return _times(first), _times(warm)


def _cost(search: Callable[[str], Any], message: str) -> float:
    """CPU nanoseconds of one search."""
    start = time.process_time_ns()
    search(message)
    return time.process_time_ns() - start


def _times(costs: Sequence[float]) -> Times:
    return Times(*(percentile(costs, share) / MILLISECOND for share in (0.5, 0.95, 0.99)))


def percentile(costs: Sequence[float], share: float) -> float:
    """The least of the costs that this share of them does not exceed (nearest rank); 0 where there are none."""
    return sorted(costs)[max(0, ceil(share * len(costs)) - 1)] if costs else 0.0


def seconds(work: Callable[[], Any], rounds: int) -> float:
    """Median CPU seconds of some work."""
    costs = []
    for _ in range(rounds):
        start = time.process_time_ns()
        work()
        costs.append(time.process_time_ns() - start)
    return median(costs) / SECOND


def process_seconds(arguments: Sequence[str], rounds: int) -> tuple[float, float]:
    """Median wall and CPU seconds of `python` with these arguments, from its start to its end."""
    walls, costs = [], []
    for _ in range(rounds):
        used, start = _used(), time.perf_counter_ns()
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
        walls.append(time.perf_counter_ns() - start)
        costs.append(_used() - used)
    return median(walls) / SECOND, median(costs)


def _used() -> float:
    """CPU seconds of all ended child processes."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
