import gc
import subprocess
import sys
from collections.abc import Callable

import pytest

from bot.app.collector import paused
from tests.handlers.running import ROOT

FREEZING = """
import gc, weakref
from bot.app.collector import renew, set_aside

class Library:
    def __init__(self):
        self.itself = self

renew()
assert gc.get_freeze_count() == 0
old = Library()
seen = weakref.ref(old)
set_aside()
del old
gc.collect()
assert seen() is not None
renew()
assert seen() is None
assert gc.get_freeze_count() > 0
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


def test_an_old_library_that_was_set_aside_is_freed_after_all() -> None:
    subprocess.run([sys.executable, "-c", FREEZING], cwd=ROOT, check=True, timeout=60)
