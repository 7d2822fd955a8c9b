"""How updates reach the bot: getUpdates and webhooks."""

import asyncio
import re
from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.simulator.errors import BadRequest, Conflict, NotSimulated
from bot.simulator.model import Json
from bot.simulator.world import Webhook, World

LONGEST_POLL = 50
"""Seconds; a longer timeout is cut (telegram-bot-api, Client.cpp)."""
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
WEBHOOK_IS_SET = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"


async def get_updates(world: World, given: Json) -> list[Json]:
    """Confirm what is below the offset, then wait for updates; a second poll ends the first."""
    if world.webhook.url:
        raise Conflict(WEBHOOK_IS_SET)
    world.updates.allow(given.get("allowed_updates"))
    world.updates.confirm(given.get("offset", 0))
    world.polls += 1
    world.change.announce()
    poll, limit = world.polls, given.get("limit", 100)
    try:
        async with asyncio.timeout(min(max(given.get("timeout", 0), 0), LONGEST_POLL)):
            while not world.updates.count:
                await world.change.wait()
                _check_still_alone(world, poll)
    except TimeoutError:
        _check_still_alone(world, poll)
    return world.updates.take(limit)


def set_webhook(world: World, given: Json) -> bool:
    """Push updates to an address on this machine from now on; an empty one ends that."""
    url = given["url"]
    if "certificate" in given:
        raise NotSimulated("a certificate of one's own")
    if not url:
        return delete_webhook(world, given)
    _check_address(url)
    if not SECRET.fullmatch(given.get("secret_token", "x")):
        raise BadRequest("secret token contains unallowed characters")
    world.updates.allow(given.get("allowed_updates"))
    _drop_if_wished(world, given)
    world.webhook = Webhook(url, given.get("secret_token"), given.get("max_connections", 40))
    world.change.announce()
    return True


def delete_webhook(world: World, given: Json) -> bool:
    """Back to getUpdates."""
    _drop_if_wished(world, given)
    world.webhook = Webhook()
    world.change.announce()
    return True


def get_webhook_info(world: World, _: Json) -> Json:
    """Where updates are pushed to, and the last thing that went wrong."""
    hook = world.webhook
    info: Json = {"url": hook.url, "has_custom_certificate": False, "pending_update_count": world.updates.count}
    if hook.url:
        info |= {"max_connections": hook.max_connections, "ip_address": hook.ip_address}
    if hook.last_error_date is not None:
        info |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error_message}
    if world.updates.allowed:
        info["allowed_updates"] = world.updates.allowed
    return info


def _check_still_alone(world: World, poll: int) -> None:
    if world.polls != poll:
        raise Conflict(TERMINATED)
    if world.webhook.url:
        raise Conflict("terminated by setWebhook request")


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise BadRequest("bad webhook: An HTTPS URL must be provided for webhook")
    try:
        is_near = parts.hostname == "localhost" or ip_address(parts.hostname).is_loopback
    except ValueError:
        is_near = False
    if not is_near:
        raise NotSimulated("a webhook beyond this machine (only http on a loopback address)")
    if parts.scheme == "https":
        raise NotSimulated("a webhook over https")


def _drop_if_wished(world: World, given: Json) -> None:
    if given.get("drop_pending_updates"):
        world.updates.clear()


METHODS: dict[str, Callable[[World, Json], object]] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
