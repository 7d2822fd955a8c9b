"""A strict local Bot API server, for tests and for trying the bot without Telegram."""
