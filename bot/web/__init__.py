"""What the bot serves by HTTP: the articles as reading pages, what Telegram calls, and how the bot is."""
