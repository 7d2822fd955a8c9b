"""Warn where a passage's kind or speaker looks wrong: its attribution says something else."""
