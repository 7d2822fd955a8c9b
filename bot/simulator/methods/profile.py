"""The bot's account: getMe, its commands, names and descriptions."""

import json
import re
from collections.abc import Callable
from typing import Any

from bot.simulator.errors import BadRequest
from bot.simulator.methods.targets import find_chat
from bot.simulator.model import Json
from bot.simulator.world import World

LANGUAGE = re.compile(r"(?:[a-z]{2})?")
"""Two small letters, or nothing for all languages (TDLib, validate_bot_language_code)."""

DEFAULT_SCOPE = {"type": "default"}
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


def get_me(world: World, _: Json) -> Json:
    """The bot's account."""
    return world.bot.to_json()


def set_my_commands(world: World, given: Json) -> bool:
    """Set the commands for a scope and language."""
    names = [each["command"].removeprefix("/") for each in given["commands"]]
    if len(set(names)) < len(names):
        raise BadRequest("BOT_COMMANDS_DUPLICATE")
    kept = [each | {"command": name} for each, name in zip(given["commands"], names, strict=True)]
    world.settings.commands[_scope(world, given), _language(given)] = kept
    world.change.announce()
    return True


def delete_my_commands(world: World, given: Json) -> bool:
    """Forget the commands of a scope and language."""
    world.settings.commands.pop((_scope(world, given), _language(given)), None)
    world.change.announce()
    return True


def get_my_commands(world: World, given: Json) -> list[Json]:
    """The commands of exactly this scope and language."""
    return world.settings.commands.get((_scope(world, given), _language(given)), [])


def set_my_name(world: World, given: Json) -> bool:
    """Set the bot's name."""
    return _set_text(world, world.settings.names, given, "name")


def set_my_description(world: World, given: Json) -> bool:
    """Set what an empty chat with the bot shows."""
    return _set_text(world, world.settings.descriptions, given, "description")


def set_my_short_description(world: World, given: Json) -> bool:
    """Set what the bot's profile page shows."""
    return _set_text(world, world.settings.short_descriptions, given, "short_description")


def get_my_name(world: World, given: Json) -> Json:
    """The name for a language, else the one for all, else the account's own."""
    names = world.settings.names
    return {"name": names.get(_language(given)) or names.get("") or world.bot.first_name}


def get_my_description(world: World, given: Json) -> Json:
    """The description for a language, else the one for all."""
    found = world.settings.descriptions
    return {"description": found.get(_language(given)) or found.get("", "")}


def get_my_short_description(world: World, given: Json) -> Json:
    """The short description for a language, else the one for all."""
    found = world.settings.short_descriptions
    return {"short_description": found.get(_language(given)) or found.get("", "")}


def set_chat_menu_button(world: World, given: Json) -> bool:
    """Set what the menu button does, in one private chat or all."""
    world.settings.menu_buttons[given.get("chat_id")] = given.get("menu_button", DEFAULT_SCOPE)
    world.change.announce()
    return True


def get_chat_menu_button(world: World, given: Json) -> Json:
    """The menu button of a private chat, or the one for all."""
    found = world.settings.menu_buttons
    return found.get(given.get("chat_id")) or found.get(None, {"type": "commands"})


def set_my_default_administrator_rights(world: World, given: Json) -> bool:
    """Set the rights that the bot asks for as an admin."""
    world.settings.admin_rights[given.get("for_channels", False)] = given.get("rights", {})
    return True


def _set_text(world: World, texts: dict[str, str], given: Json, name: str) -> bool:
    text: str = given.get(name, "")
    language = _language(given)
    texts.pop(language, None)
    texts |= {language: text} if text else {}
    world.change.announce()
    return True


def _language(given: Json) -> str:
    language: str = given.get("language_code", "")
    if not LANGUAGE.fullmatch(language):
        raise BadRequest("invalid language code specified")
    return language


def _scope(world: World, given: Json) -> str:
    scope: dict[str, Any] = given.get("scope", DEFAULT_SCOPE)
    if scope["type"] in CHAT_SCOPES:
        find_chat(world, scope["chat_id"])
    return json.dumps(scope, sort_keys=True)


METHODS: dict[str, Callable[[World, Json], object]] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
    "setMyName": set_my_name,
    "setMyDescription": set_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyName": get_my_name,
    "getMyDescription": get_my_description,
    "getMyShortDescription": get_my_short_description,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyDefaultAdministratorRights": set_my_default_administrator_rights,
}
