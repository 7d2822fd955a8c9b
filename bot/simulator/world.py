"""The state of the simulated Telegram, and the one place where it changes."""


class World:
    """Users, chats, messages, the bot's account and its updates."""
