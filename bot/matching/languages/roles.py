"""The words of all languages together, by what they do in a message: tables of `Language`, put together once."""

from bot.matching.languages.load import LANGUAGES


def _of_all(name: str) -> frozenset[str]:
    """The words that any language has in this table of `Language`."""
    return frozenset().union(*(getattr(each, name) for each in LANGUAGES.values()))


SAYING = _of_all("saying")
ABOUT = _of_all("about")
ATTRIBUTION = _of_all("attribution")
CLAIMING = _of_all("claiming")
STANCES = _of_all("stances")
OWNING = _of_all("owning")
QUESTIONS = _of_all("questions")
PERSONS = _of_all("persons")
PERSONAL = _of_all("personal")
ASKING_FOR = _of_all("asking_for")
PARTICLES = _of_all("particles")
JOINING = _of_all("joining")
PARTING = _of_all("parting")
