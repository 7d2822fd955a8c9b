"""Fit the numbers of the matching again: needs numpy and scipy, which the bot itself does without."""
