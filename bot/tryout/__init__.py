"""Trying the bot without Telegram: the real bot against the simulator, and a web page to talk with it."""
