"""Telegram updates in, replies out: one file for each thing that people do."""
