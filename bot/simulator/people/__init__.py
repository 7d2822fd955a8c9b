"""What people do in Telegram: the acts that make updates for the bot."""
