"""Puts decisions into words: Decision + language -> Rendered, within Telegram's limits, in types of our own."""
