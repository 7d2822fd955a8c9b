import json
from typing import Any

import pytest

from bot.simulator.check import Upload, check_request
from bot.simulator.errors import BadRequest
from bot.simulator.model import Json

DEEP = "[" * 100_000


def keyboard(**button: Any) -> Json:
    return {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "b"} | button]]}}


def article(**fields: Any) -> Json:
    made = {"type": "article", "id": "a", "title": "T", "input_message_content": {"message_text": "x"}}
    return {"inline_query_id": "1", "results": [made | fields]}


def command(name: str, description: str = "what it does") -> Json:
    return {"commands": [{"command": name, "description": description}]}


GOOD: list[tuple[str, Json]] = [
    ("getMe", {}),
    ("sendMessage", {"chat_id": 1, "text": "x"}),
    ("sendMessage", {"chat_id": "@channel", "text": "x"}),
    ("sendMessage", {"chat_id": 1, "text": "x" * 4096}),
    ("sendMessage", {"chat_id": 1, "text": "🙂" * 2048}),
    ("sendMessage", {"chat_id": 1, "text": "x", "reply_parameters": {"message_id": 1, "quote": "я" * 1024}}),
    ("sendMessage", {"chat_id": 1, "text": "x", "link_preview_options": {"is_disabled": True}}),
    ("sendMessage", {"chat_id": 1, "text": "x", "entities": [{"type": "bold", "offset": 0, "length": 1}]}),
    ("sendMessage", {"chat_id": -(2**62), "text": "x"}),
    ("sendMessage", keyboard(callback_data="я" * 32)),
    ("sendMessage", keyboard(copy_text={"text": "🙂" * 128})),
    ("sendMessage", keyboard(url="https://example.org/a?b=c#d")),
    ("sendMessage", keyboard(url="tg://user?id=1")),
    ("sendMessage", keyboard(url="http://127.0.0.1:8080/")),
    ("sendMessage", keyboard(switch_inline_query="")),
    ("sendMessage", keyboard(switch_inline_query_chosen_chat={"query": "x", "allow_user_chats": True})),
    ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": []}}),
    ("setMyCommands", command("a")),
    ("setMyCommands", command("a_2" + "z" * 29, "я" * 256)),
    ("setMyCommands", {"commands": [{"command": f"c{each}", "description": "d"} for each in range(100)]}),
    ("setMyCommands", command("a") | {"scope": {"type": "chat", "chat_id": 5}, "language_code": "ru"}),
    ("answerInlineQuery", article(id="я" * 32)),
    ("answerInlineQuery", article() | {"button": {"text": "More", "start_parameter": "a-b_1"}}),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 200}),
    ("getUpdates", {"limit": 100, "allowed_updates": ["message"]}),
    ("setWebhook", {"url": "http://127.0.0.1:1/", "max_connections": 100, "secret_token": "a" * 256}),
    ("sendPhoto", {"chat_id": 1, "photo": Upload("a.png", b"")}),
    ("sendPhoto", {"chat_id": 1, "photo": "file-1", "caption": "x" * 1024}),
]

BAD: list[tuple[str, Json, str]] = [
    ("getMe", {"verbose": True}, 'there is no "verbose" in getMe'),
    ("getMe", {"\ud800": True}, 'there is no "?" in getMe'),
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 1}, "message text is empty"),
    ("sendMessage", {"chat_id": 1, "text": ""}, "message text is empty"),
    ("sendMessage", {"chat_id": 1, "text": "x" * 4097}, "message is too long"),
    ("sendMessage", {"chat_id": 1, "text": "🙂" * 2048 + "x"}, "message is too long"),
    ("sendMessage", {"chat_id": 1, "text": 5}, '"text" must be of type String'),
    ("sendMessage", {"chat_id": 1, "text": "\ud83d"}, "strings must be encoded in UTF-8"),
    ("sendMessage", {"chat_id": None, "text": "x"}, '"chat_id" must be Integer or String'),
    ("sendMessage", {"chat_id": True, "text": "x"}, '"chat_id" must be Integer or String'),
    ("sendMessage", {"chat_id": 1.0, "text": "x"}, '"chat_id" must be Integer or String'),
    ("sendMessage", {"chat_id": 2**63, "text": "x"}, '"chat_id" must be Integer or String'),
    ("sendMessage", {"chat_id": 1, "text": "x", "entities": {}}, '"entities" must be an array'),
    ("sendMessage", {"chat_id": 1, "text": "x", "entities": [[]]}, '"entities[0]" must be an object'),
    (
        "sendMessage",
        {"chat_id": 1, "text": "x", "entities": [{"type": "bold", "offset": 0}]},
        '"entities[0].length" is required in MessageEntity',
    ),
    (
        "sendMessage",
        {"chat_id": 1, "text": "x", "entities": [{"type": "bold", "offset": "0", "length": 1}]},
        '"entities[0].offset" must be of type Integer',
    ),
    (
        "sendMessage",
        {"chat_id": 1, "text": "x", "entities": [{"type": "bolder", "offset": 0, "length": 1}]},
        '"entities[0].type" must be one of',
    ),
    (
        "sendMessage",
        {"chat_id": 1, "text": "x", "reply_parameters": {"message_id": 1, "quot": "x"}},
        'there is no "reply_parameters.quot"',
    ),
    (
        "sendMessage",
        {"chat_id": 1, "text": "x", "reply_parameters": {"message_id": 1, "quote": "x" * 1025}},
        "QUOTE_TEXT_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": 1, "text": "x", "link_preview_options": {"prefer_small_media": True, "prefer_large_media": True}},
        "a link preview can't be both",
    ),
    ("sendMessage", {"chat_id": 1, "text": "x", "link_preview_options": {"url": "no where"}}, "Wrong HTTP URL"),
    ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"keyboard": [[{"txt": "x"}]]}}, "txt"),
    ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[]]}}, "no empty rows"),
    ("sendMessage", keyboard(), "Text buttons are unallowed in the inline keyboard"),
    ("sendMessage", keyboard(text=" ", callback_data="x"), "button text must be non-empty"),
    ("sendMessage", keyboard(callback_data="x", url="https://example.org"), "does one thing"),
    ("sendMessage", keyboard(callback_data=""), "BUTTON_DATA_INVALID"),
    ("sendMessage", keyboard(callback_data="я" * 32 + "x"), "BUTTON_DATA_INVALID"),
    ("sendMessage", keyboard(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
    ("sendMessage", keyboard(copy_text={"text": "🙂" * 128 + "x"}), "BUTTON_COPY_TEXT_INVALID"),
    ("sendMessage", keyboard(copy_text="x"), 'copy_text" must be an object of type CopyTextButton'),
    ("sendMessage", keyboard(url="ftp://example.org"), "Wrong HTTP URL"),
    ("sendMessage", keyboard(url="https://"), "Wrong HTTP URL"),
    ("sendMessage", keyboard(url="http://localhost:8080/"), "Wrong HTTP URL"),
    ("sendMessage", keyboard(url="http://example.org:port/"), "Wrong HTTP URL"),
    ("sendMessage", keyboard(url="http://[::"), "Wrong HTTP URL"),
    ("sendMessage", keyboard(style="purple", callback_data="x"), '"reply_markup.inline_keyboard[0][0].style"'),
    (
        "sendMessage",
        {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "b", "url": "a.org"}] * 9]}},
        "reply markup is too long",
    ),
    ("editMessageText", {"chat_id": 1, "message_id": 1, "text": "x" * 4097}, "MESSAGE_TOO_LONG"),
    ("setMyCommands", command("Syria"), "BOT_COMMAND_INVALID"),
    ("setMyCommands", command("air-safety"), "BOT_COMMAND_INVALID"),
    ("setMyCommands", command("сирия"), "BOT_COMMAND_INVALID"),
    ("setMyCommands", command("a\n"), "BOT_COMMAND_INVALID"),
    ("setMyCommands", command("a" * 33), "BOT_COMMAND_INVALID"),
    ("setMyCommands", command(""), "BOT_COMMAND_INVALID"),
    ("setMyCommands", command("a", ""), "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", command("a", " "), "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", command("a", "d" * 257), "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": command("a")["commands"] * 101}, "BOT_COMMANDS_TOO_MUCH"),
    ("setMyCommands", command("a") | {"scope": {"type": "everyone"}}, '"scope" must be'),
    ("setMyCommands", command("a") | {"scope": {"type": "chat"}}, '"scope.chat_id" is required'),
    ("setMyName", {"name": "x" * 65}, '"name" must be 0 to 64'),
    ("answerInlineQuery", article(id=""), "RESULT_ID_INVALID"),
    ("answerInlineQuery", article(id="я" * 33), "RESULT_ID_INVALID"),
    ("answerInlineQuery", article(type="essay"), '"results[0]" must be'),
    ("answerInlineQuery", article(title=" "), "ARTICLE_TITLE_EMPTY"),
    ("answerInlineQuery", article(input_message_content={"message_text": ""}), "message text is empty"),
    ("answerInlineQuery", article(input_message_content={"message_text": "x" * 4097}), "MESSAGE_TOO_LONG"),
    ("answerInlineQuery", article(thumbnail_url="x"), "Wrong HTTP URL"),
    ("answerInlineQuery", article() | {"button": {"text": "x", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
    ("answerInlineQuery", article() | {"button": {"text": "x"}}, "either a start_parameter or a web_app"),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ("answerCallbackQuery", {"callback_query_id": 1}, "must be of type String"),
    ("getUpdates", {"limit": 0}, '"limit" must be between 1 and 100'),
    ("getUpdates", {"limit": 101}, '"limit" must be between 1 and 100'),
    ("setWebhook", {"url": "x", "max_connections": 0}, "between 1 and 100"),
    ("setWebhook", {"url": "x", "secret_token": ""}, "secret token must be non-empty"),
    ("setWebhook", {"url": "x", "secret_token": "a" * 257}, "secret token is too long"),
    ("sendPhoto", {"chat_id": 1, "photo": "file-1", "caption": "x" * 1025}, '"caption" must be 0 to 1024'),
    ("sendMessage", {"chat_id": 1, "text": "x", "entities": DEEP}, "nested too deep"),
    ("sendMessage", {"chat_id": 1, "text": "x", "entities": "[{]"}, "is no JSON"),
]


@pytest.mark.parametrize(("method", "given"), GOOD)
def test_what_telegram_takes_is_taken_unchanged(method: str, given: Json) -> None:
    assert check_request(method, given) == given


@pytest.mark.parametrize(("method", "given", "reason"), BAD)
def test_what_telegram_refuses_is_refused_with_a_reason(method: str, given: Json, reason: str) -> None:
    with pytest.raises(BadRequest) as refused:
        check_request(method, given)
    assert refused.value.description.startswith("Bad Request: ")
    assert reason in refused.value.description


@pytest.mark.parametrize(("method", "given"), [(method, given) for method, given in GOOD if method != "sendPhoto"])
def test_a_form_means_what_json_means(method: str, given: Json) -> None:
    form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()}
    assert check_request(method, form) == given


@pytest.mark.parametrize(
    ("given", "meant"),
    [("-100123", -100123), ("@name", "@name"), ("12a", "12a"), ("٣", "٣"), ("9" * 5000, "9" * 5000)],
)
def test_a_chat_in_a_form_is_a_number_or_a_name(given: str, meant: int | str) -> None:
    assert check_request("getChat", {"chat_id": given}) == {"chat_id": meant}
