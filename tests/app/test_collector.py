import gc
import subprocess
import sys
from collections.abc import Callable

import pytest

from bot.app.collector import paused
from tests.handlers.running import ROOT

LOADING_TWICE = """
import gc
from pathlib import Path
from bot.app import load_to_stay
from bot.library.models import Library
from bot.settings import load_settings

settings = load_settings({}, Path.cwd())
old = load_to_stay(settings)
assert gc.isenabled()
new = load_to_stay(settings)
gc.disable()
kept = len(gc.get_objects())
del old
gc.unfreeze()
there = gc.get_objects()
assert kept < len(there) / 10, (kept, len(there))
assert [each for each in there if isinstance(each, Library)] == [new.library]
"""


@pytest.mark.parametrize(("switch", "is_on"), [(gc.enable, True), (gc.disable, False)])
def test_nothing_is_collected_for_a_while_and_then_it_is_as_before(switch: Callable[[], None], is_on: bool) -> None:
    def break_off() -> None:
        with paused():
            assert not gc.isenabled()
            raise ValueError

    try:
        switch()
        with pytest.raises(ValueError, match=r"^$"):
            break_off()
        assert gc.isenabled() is is_on
    finally:
        gc.enable()


def test_a_library_is_set_aside_and_an_old_one_is_freed_all_the_same() -> None:
    subprocess.run([sys.executable, "-c", LOADING_TWICE], cwd=ROOT, check=True, timeout=60)
