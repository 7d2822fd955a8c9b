import pytest
from telegram import Bot, BotCommandScopeAllGroupChats, MenuButtonCommands

from bot.simulator.server import Simulator
from tests.simulator.asking import Ask


async def test_get_me_tells_what_botfather_has_set(telegram: Simulator, bot: Bot) -> None:
    telegram.bot.can_read_all_group_messages = True
    me = await bot.get_me()
    assert (me.username, me.can_read_all_group_messages, me.supports_inline_queries) == ("VerbatimBot", True, True)


async def test_commands_are_kept_for_each_scope_and_language(telegram: Simulator, bot: Bot) -> None:
    groups = BotCommandScopeAllGroupChats()
    await bot.set_my_commands([("ask", "Ask")])
    await bot.set_my_commands([("/ask", "Спросить"), ("help", "Помощь")], scope=groups, language_code="ru")
    assert telegram.commands() == {"ask": "Ask"}
    assert telegram.commands("all_group_chats", "ru") == {"ask": "Спросить", "help": "Помощь"}
    assert telegram.commands("all_group_chats") == {}
    assert [each.command for each in await bot.get_my_commands(groups, "ru")] == ["ask", "help"]
    await bot.delete_my_commands(groups, "ru")
    assert await bot.get_my_commands(groups, "ru") == ()


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"commands": [{"command": "a", "description": "d"}] * 2}, "BOT_COMMANDS_DUPLICATE"),
        ({"commands": [], "language_code": "russian"}, "invalid language code specified"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
async def test_wrong_commands_are_refused(ask: Ask, parameters: dict[str, object], reason: str) -> None:
    assert reason in await ask.refusal("setMyCommands", **parameters)


async def test_texts_are_kept_for_each_language(telegram: Simulator, bot: Bot) -> None:
    await bot.set_my_name("Дословно", "ru")
    await bot.set_my_description("Exact words")
    await bot.set_my_short_description("Words")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert telegram.profile["name"] == {"ru": "Дословно"}
    assert telegram.profile["menu_button"] == {None: {"type": "commands"}}
    assert (await bot.get_my_name("ru")).name == "Дословно"
    assert (await bot.get_my_name("en")).name == "Verbatim"
    assert (await bot.get_my_description("ru")).description == "Exact words"
    await bot.set_my_description("")
    assert (await bot.get_my_description()).description == ""
    assert (await bot.get_my_short_description()).short_description == "Words"


async def test_the_menu_is_the_narrowest_scopes_in_the_users_language(telegram: Simulator, bot: Bot) -> None:
    ada = telegram.user("Ada", language_code="ru-RU")
    private, group = telegram.private(ada), telegram.group("Readers", [ada])
    assert telegram.menu(private, ada) == {}
    await bot.set_my_commands([("help", "Помощь")], language_code="ru")
    await bot.set_my_commands([("ask", "Ask")], scope=BotCommandScopeAllGroupChats())
    assert telegram.menu(private, ada) == {"help": "Помощь"}
    assert telegram.menu(group, ada) == {"ask": "Ask"}
    ada = telegram.set_language(ada, "en")
    assert telegram.menu(private, ada) == {}
    telegram.say(ada, "hello")
    assert private.user == ada
    assert private.messages[-1].fields["from"]["language_code"] == "en"
