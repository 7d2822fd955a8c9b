"""The content of a message that the bot writes: text, entities, keyboard, preview."""

from bot.simulator.content import complete_entities
from bot.simulator.errors import BadRequest, NotSimulated
from bot.simulator.methods.targets import only
from bot.simulator.model import Json
from bot.simulator.rules.text import formatted
from bot.simulator.world import World

MODELLED_BUTTONS = frozenset(
    {
        "callback_data",
        "copy_text",
        "switch_inline_query",
        "switch_inline_query_chosen_chat",
        "switch_inline_query_current_chat",
        "url",
    }
)
INLINE_SWITCHES = frozenset(name for name in MODELLED_BUTTONS if name.startswith("switch_inline"))
STYLING = frozenset({"text", "style", "icon_custom_emoji_id"})
MODELLED_CONTENT = frozenset({"message_text", "entities", "parse_mode", "link_preview_options"})


def text_fields(given: Json, *, name: str = "text") -> Json:
    """The fields text, entities and link_preview_options of a message; `name` is the text's own field.

    Its length has been checked with the request.
    """
    if "parse_mode" in given:
        raise NotSimulated("parse_mode (send entities)")
    if name not in given:
        raise BadRequest("message text is empty")
    text, entities = formatted(given[name], given.get("entities", []))
    found = {"text": text, "entities": complete_entities(text, entities) or None}
    return found | {"link_preview_options": given.get("link_preview_options")}


def keyboard(world: World, markup: Json | None) -> Json | None:
    """An inline keyboard that may be shown; None for none (an empty one is none)."""
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        raise NotSimulated("a reply_markup other than an inline keyboard")
    for button in (each for row in markup["inline_keyboard"] for each in row):
        kind = next(iter(button.keys() - STYLING))
        if kind not in MODELLED_BUTTONS:
            raise NotSimulated(f"a button with {kind}")
        if kind in INLINE_SWITCHES and not world.bot.supports_inline_queries:
            raise BadRequest("BUTTON_TYPE_INVALID")
    return markup if markup["inline_keyboard"] else None


def checked_article(world: World, result: Json) -> Json:
    """An inline result that can be offered: an article with a text, cleaned as Telegram keeps it."""
    if result["type"] != "article":
        raise NotSimulated(f"an inline result of type {result['type']}")
    content = result["input_message_content"]
    only(content, MODELLED_CONTENT, "input_message_content")
    fields = text_fields(content, name="message_text")
    checked = {"message_text": fields.pop("text"), **fields}
    kept = {name: value for name, value in checked.items() if value is not None}
    buttons = {"reply_markup": keyboard(world, result.get("reply_markup"))}
    shown = {name: value for name, value in (result | buttons).items() if value is not None}
    return shown | {"input_message_content": kept}
