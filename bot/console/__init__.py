"""The bot in a terminal: one question at a time, or a conversation."""
