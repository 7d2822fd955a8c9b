"""Verbatim: a Telegram bot that answers “what was actually said?” with the exact words of news articles."""

__version__ = "0.1.0"
