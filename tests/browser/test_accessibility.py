"""No finding of axe on any page, in any state, light and dark, wide and narrow."""

from typing import Literal

import pytest

from tests.browser.axe import findings
from tests.browser.conftest import Open
from tests.browser.states import STATES, State

pytestmark = pytest.mark.asyncio(loop_scope="package")

COLOURS: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("state", STATES, ids=str)
async def test_axe_finds_nothing(open_page: Open, state: State) -> None:
    page = await open_page(state.path)
    await state.show(page)
    for colours in COLOURS:
        await page.emulate_media(color_scheme=colours)
        assert await findings(page) == []
    await page.set_viewport_size({"width": 390, "height": 844})
    assert await findings(page) == []
