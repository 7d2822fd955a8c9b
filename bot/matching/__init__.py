"""The core: a question and an index in, a decision out. Pure and synchronous; knows no chat, clock or network."""
