"""What is kept of a conversation in the terminal: the lines that are typed, for the arrow keys."""

from collections.abc import Mapping
from pathlib import Path

from bot.render.draft import Draft
from bot.render.edition import Edition
from bot.render.message import Rendered, Style

ASKED = "menu.privacy"
"""The outcome of a question for what is kept."""
_OWN = 0o600


def history_file(environ: Mapping[str, str]) -> Path | None:
    """The history file in the user's state folder (XDG Base Directory), made if it isn't there; none without a home.

    None where it can't be written, too. Nobody else may read it.
    """
    state = environ.get("XDG_STATE_HOME") or (environ.get("HOME") and f"{environ['HOME']}/.local/state")
    if not state:
        return None
    file = Path(state) / "verbatim" / "history"
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(_OWN)
        file.chmod(_OWN)
    except OSError:
        return None
    return file


def privacy(edition: Edition, kept_in: Path | None) -> Rendered:
    """What is kept here; on Telegram the bot keeps other things."""
    draft = Draft()
    draft.line(edition.say("privacy.title"), Style.BOLD)
    draft.line(edition.say("console.privacy"))
    draft.line(edition.say("console.kept", file=kept_in) if kept_in else edition.say("console.not_kept"))
    return draft.rendered()
