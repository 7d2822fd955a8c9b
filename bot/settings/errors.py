"""What is wrong with the settings, said so that it can be put right."""

from dataclasses import dataclass

from bot.settings.masks import masked


@dataclass(frozen=True, slots=True)
class Problem:
    """One setting that can't be used."""

    name: str
    where: str
    """Where it was set, or could be: "environment", ".env, line 2", "config/matching.yaml, line 4"."""
    what: str
    """What is wrong and what would be right. Never the value of a secret; one in the wrong place is masked."""

    def __str__(self) -> str:
        return masked(f"{self.name} ({self.where}): {self.what}")


class SettingsError(Exception):
    """The bot can't start with these settings. Carries every problem, not the first only."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)
