"""The Bot API as data: methods, types and fields, read once from bot_api.json."""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True)
class Named:
    """A simple type (String, Integer, Float, Boolean, True) or an object of the API."""

    name: str


@dataclass(frozen=True)
class ArrayOf:
    """A list."""

    item: "Type"


@dataclass(frozen=True)
class Either:
    """One of several types."""

    options: tuple["Type", ...]


Type = Named | ArrayOf | Either


@dataclass(frozen=True)
class Length:
    """Bounds of a string."""

    least: int
    most: int
    unit: str
    """characters (Telegram means UTF-16 units) or bytes (of UTF-8)."""

    def holds(self, text: str) -> bool:
        """Whether a text is within the bounds."""
        units = len(text.encode()) if self.unit == "bytes" else len(text.encode("utf-16-le", "surrogatepass")) // 2
        return self.least <= units <= self.most


@dataclass(frozen=True)
class Field:
    """A parameter of a method or a field of an object."""

    type: Type
    required: bool
    length: Length | None = None
    range: tuple[int, int] | None = None
    most_items: int | None = None
    values: tuple[Any, ...] | None = None
    """All that it may be, where that is fixed."""


@dataclass(frozen=True)
class Struct:
    """A method's parameters, or an object's fields; or a choice among objects."""

    fields: MappingProxyType[str, Field]
    one_of: tuple[str, ...] = ()

    def has_constants(self, value: dict[str, Any]) -> bool:
        """Whether the fields that tell one object from its siblings (type, source, status) fit."""
        fixed = {name: field.values for name, field in self.fields.items() if field.values and len(field.values) == 1}
        return all(value.get(name) in values for name, values in fixed.items() if self.fields[name].required)


@dataclass(frozen=True)
class Spec:
    """The whole API."""

    version: str
    methods: MappingProxyType[str, Struct]
    types: MappingProxyType[str, Struct]


@cache
def spec() -> Spec:
    """The Bot API that this simulator knows."""
    found = json.loads(files(__package__).joinpath("bot_api.json").read_text("utf-8"))
    return Spec(found["version"], _structs(found["methods"]), _structs(found["types"]))


@cache
def parse_type(words: str) -> Type:
    """Understand the API's own words: "Array of MessageEntity", "Integer or String", "Array of A, B and C"."""
    if words.startswith("Array of "):
        return ArrayOf(parse_type(words.removeprefix("Array of ")))
    options = re.split(r",? or |,? and |, ", words)
    return Named(words) if len(options) == 1 else Either(tuple(map(parse_type, options)))


def _structs(found: dict[str, Any]) -> MappingProxyType[str, Struct]:
    return MappingProxyType({name: _struct(struct) for name, struct in found.items()})


def _struct(found: dict[str, Any]) -> Struct:
    fields = {name: _field(field) for name, field in found["fields"].items()}
    return Struct(MappingProxyType(fields), tuple(found.get("one_of", ())))


def _field(found: dict[str, Any]) -> Field:
    values = (found["const"],) if "const" in found else found.get("enum")
    return Field(
        type=parse_type(found["type"]),
        required=found["required"],
        length=Length(*found["len"][:3]) if "len" in found else None,
        range=tuple(found["range"]) if "range" in found else None,
        most_items=found.get("max_items"),
        values=tuple(values) if values else None,
    )
