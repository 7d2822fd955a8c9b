"""What the bot says, one file a language: see `bot.texts`."""
