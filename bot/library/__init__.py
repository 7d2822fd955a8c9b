"""Articles, passages and topics: what the bot may show, loaded from seeds and checked."""
