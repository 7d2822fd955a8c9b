"""Check a request against the API's data: what it names, its types all the way down, and its bounds."""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bot.simulator.errors import ApiError, BadRequest
from bot.simulator.model import Json
from bot.simulator.rules.objects import OBJECT_RULES
from bot.simulator.rules.text import SURROGATE
from bot.simulator.spec import ArrayOf, Either, Field, Named, Struct, Type, spec

INTEGERS = range(-(2**63), 2**63)
"""The server keeps integers in 64 bits."""

WHOLE_NUMBER = re.compile(r"-?[0-9]{1,20}")
"""What is read as a number where a string is possible too (a chat_id); more digits are no 64-bit number."""

WORDING = {
    ("sendMessage", "text", "short"): "message text is empty",
    ("sendMessage", "text", "long"): "message is too long",
    ("editMessageText", "text", "short"): "message text is empty",
    ("editMessageText", "text", "long"): "MESSAGE_TOO_LONG",
    ("InputTextMessageContent", "message_text", "short"): "message text is empty",
    ("InputTextMessageContent", "message_text", "long"): "MESSAGE_TOO_LONG",
    ("answerCallbackQuery", "text", "long"): "MESSAGE_TOO_LONG",
    ("InlineKeyboardButton", "callback_data", "short"): "BUTTON_DATA_INVALID",
    ("InlineKeyboardButton", "callback_data", "long"): "BUTTON_DATA_INVALID",
    ("CopyTextButton", "text", "short"): "BUTTON_COPY_TEXT_INVALID",
    ("CopyTextButton", "text", "long"): "BUTTON_COPY_TEXT_INVALID",
    ("InlineQueryResultArticle", "id", "short"): "RESULT_ID_INVALID",
    ("InlineQueryResultArticle", "id", "long"): "RESULT_ID_INVALID",
    ("InlineQueryResultsButton", "start_parameter", "long"): "START_PARAM_INVALID",
    ("BotCommand", "command", "short"): "BOT_COMMAND_INVALID",
    ("BotCommand", "command", "long"): "BOT_COMMAND_INVALID",
    ("BotCommand", "description", "short"): "BOT_COMMAND_DESCRIPTION_INVALID",
    ("BotCommand", "description", "long"): "BOT_COMMAND_DESCRIPTION_INVALID",
    ("setMyCommands", "commands", "many"): "BOT_COMMANDS_TOO_MUCH",
    ("ReplyParameters", "quote", "long"): "QUOTE_TEXT_INVALID",
    ("setWebhook", "secret_token", "short"): "secret token must be non-empty",
    ("setWebhook", "secret_token", "long"): "secret token is too long",
    ("sendMessage", "chat_id", "missing"): "chat_id is empty",
    ("sendMessage", "text", "missing"): "message text is empty",
}
"""The server's own words, by owner, field and fault; elsewhere the simulator uses its own."""


@dataclass(frozen=True)
class Place:
    """Where a value stands: the method or type that owns the field, its name, and the way there."""

    owner: str
    field: str
    way: str

    def step(self, way: str) -> "Place":
        """The place of an array's item."""
        return Place(self.owner, self.field, f"{self.way}{way}")

    def error(self, fault: str, own_words: str) -> ApiError:
        """The refusal for a fault here."""
        return BadRequest(WORDING.get((self.owner, self.field, fault)) or f'"{self.way}" {own_words}')


@dataclass(frozen=True)
class Upload:
    """A file in a multipart request."""

    name: str
    content: bytes


def check_request(method: str, given: Mapping[str, Any]) -> Json:
    """The parameters of a request, decoded and checked.

    Values may be strings (of a query or form, with objects as JSON), Uploads, or JSON values.
    Raises BadRequest; whether the method exists has been asked before.
    """
    try:
        return _checked(method, given)
    except RecursionError:
        raise BadRequest("the request is nested too deep") from None


def _checked(method: str, given: Mapping[str, Any]) -> Json:
    struct = spec().methods[method]
    decoded = {
        name: _decode(value, struct.fields[name].type, Place(method, name, name)) if name in struct.fields else value
        for name, value in given.items()
    }
    _check_fields(decoded, struct, method, "")
    return decoded


def readable(method: str, given: Mapping[str, Any]) -> Json:
    """The parameters of a request for a person to read: decoded where they can be, else as they came."""
    fields = spec().methods[method].fields
    found = dict(given)
    for name in given.keys() & fields.keys():
        with suppress(ApiError, RecursionError):
            found[name] = _decode(given[name], fields[name].type, Place(method, name, name))
    return found


def check_object(value: Any, type_name: str) -> None:
    """Check an object of the API, say an Update; raises BadRequest."""
    _check(value, Named(type_name), Place(type_name, type_name, type_name))


def _decode(value: Any, expected: Type, place: Place) -> Any:
    """A form's string as the JSON value that it stands for."""
    if not isinstance(value, str) or expected == Named("String"):
        return value
    if isinstance(expected, Either) and Named("String") in expected.options:
        is_number = Named("Integer") in expected.options and WHOLE_NUMBER.fullmatch(value)
        return int(value) if is_number else value
    if expected == Named("InputFile"):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise place.error("json", f"is no JSON, and {_words(expected)} was expected") from None


def _check_fields(value: Json, struct: Struct, owner: str, way: str) -> None:
    for name in value:
        if name not in struct.fields:
            raise BadRequest(f'there is no "{way}{SURROGATE.sub("?", name)}" in {owner}')
    for name, field in struct.fields.items():
        place = Place(owner, name, f"{way}{name}")
        if name in value:
            _check(value[name], field.type, place)
            _check_bounds(value[name], field, place)
        elif field.required:
            raise place.error("missing", f"is required in {owner}")


def _check(value: Any, expected: Type, place: Place) -> None:
    match expected:
        case ArrayOf(item):
            if not isinstance(value, list):
                raise place.error("type", "must be an array")
            for number, each in enumerate(value):
                _check(each, item, place.step(f"[{number}]"))
        case Either(options):
            _check_either(value, options, place)
        case Named(name):
            _check_named(value, name, place)


def _check_named(value: Any, name: str, place: Place) -> None:
    if name in SIMPLE:
        if not SIMPLE[name](value):
            raise place.error("type", f"must be of type {name}")
        if name == "String" and SURROGATE.search(value):
            raise BadRequest("strings must be encoded in UTF-8")
        return
    struct = spec().types[name]
    if struct.one_of:
        _check_either(value, tuple(map(Named, struct.one_of)), place)
        return
    if not isinstance(value, dict):
        raise place.error("type", f"must be an object of type {name}")
    _check_fields(value, struct, name, f"{place.way}.")
    if name in OBJECT_RULES:
        OBJECT_RULES[name](value)


def _check_either(value: Any, options: tuple[Type, ...], place: Place) -> None:
    """Check against the option that the value means: by its fixed fields, then by the names it uses."""
    fitting = [option for option in options if _means(value, option)]
    if not fitting:
        raise place.error("type", f"must be {_words(Either(options))}")
    _check(value, min(fitting, key=lambda option: _strangers(value, option)), place)


def _means(value: Any, option: Type) -> bool:
    if isinstance(option, ArrayOf):
        return isinstance(value, list)
    if not isinstance(option, Named) or option.name in SIMPLE:
        return isinstance(option, Named) and SIMPLE[option.name](value)
    struct = spec().types[option.name]
    if struct.one_of:
        return any(_means(value, Named(name)) for name in struct.one_of)
    return isinstance(value, dict) and struct.has_constants(value)


def _strangers(value: Any, option: Type) -> int:
    """How many names of an object an option doesn't know, and how many it misses."""
    if not isinstance(value, dict) or not isinstance(option, Named):
        return 0
    fields = spec().types[option.name].fields
    missing = sum(field.required and name not in value for name, field in fields.items())
    return missing + sum(name not in fields for name in value)


def _check_bounds(value: Any, field: Field, place: Place) -> None:
    if field.length and isinstance(value, str) and not field.length.holds(value):
        fault = "short" if len(value) < field.length.least else "long"
        raise place.error(fault, f"must be {field.length.least} to {field.length.most} {field.length.unit} long")
    if field.range and not field.range[0] <= value <= field.range[1]:
        raise place.error("range", f"must be between {field.range[0]} and {field.range[1]}")
    if field.most_items is not None and len(value) > field.most_items:
        raise place.error("many", f"must have at most {field.most_items} items")
    if field.values and field.type == Named("String") and value not in field.values:
        raise place.error("value", f"must be one of: {', '.join(map(str, field.values))}")


def _words(expected: Type) -> str:
    match expected:
        case ArrayOf(item):
            return f"an array of {_words(item)}"
        case Either(options):
            return " or ".join(map(_words, options))
        case Named(name):
            return name


def _is_integer(value: Any) -> bool:
    """Whether it is a whole number; a bool is an int for Python alone."""
    return isinstance(value, int) and not isinstance(value, bool) and value in INTEGERS


SIMPLE: dict[str, Callable[[Any], bool]] = {
    "String": lambda value: isinstance(value, str),
    "Integer": _is_integer,
    "Float": lambda value: isinstance(value, float) or _is_integer(value),
    "Boolean": lambda value: isinstance(value, bool),
    "True": lambda value: value is True,
    "InputFile": lambda value: isinstance(value, Upload) or (isinstance(value, str) and value.startswith("attach://")),
}
"""The types that are no objects of the API, and how a value of them looks."""
