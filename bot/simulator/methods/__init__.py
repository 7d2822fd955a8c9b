"""The methods of the Bot API that are simulated: one file for each group of them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.simulator.errors import NotSimulated
from bot.simulator.methods import answering, chats, editing, polling, profile, sending
from bot.simulator.model import Json
from bot.simulator.world import World

Method = Callable[[World, Json], object]
"""World and checked parameters in, result out; raises ApiError. What getUpdates gives is awaited."""

METHODS: Mapping[str, Method] = MappingProxyType(
    polling.METHODS | profile.METHODS | sending.METHODS | editing.METHODS | answering.METHODS | chats.METHODS
)


def method(name: str) -> Method:
    """A method by its name; NotSimulated for those that Telegram has and this does not."""
    if name not in METHODS:
        raise NotSimulated(name)
    return METHODS[name]
