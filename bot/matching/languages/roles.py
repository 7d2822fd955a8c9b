"""The words and turns of all languages together, by what they do in a message: `Language`'s, put together once."""

from bot.matching.languages.load import LANGUAGES
from bot.matching.languages.phrases import Phrases


def _of_all(name: str) -> frozenset[str]:
    """The words that any language has in this table of `Language`."""
    return frozenset().union(*(getattr(each, name) for each in LANGUAGES.values()))


SAYING = _of_all("saying")
ABOUT = _of_all("about")
ATTRIBUTION = _of_all("attribution")
CLAIMING = _of_all("claiming")
STANCES = _of_all("stances")
OWNING = _of_all("owning")
INTRODUCING = _of_all("introducing")
CREDITING = _of_all("crediting")
VERIFYING = _of_all("verifying")
QUESTIONS = _of_all("questions")
PERSONS = _of_all("persons")
PERSONAL = _of_all("personal")
ASKING_FOR = _of_all("asking_for")
PARTICLES = _of_all("particles")
JOINING = _of_all("joining")
PARTING = _of_all("parting")

ASKING = Phrases.together(each.asking for each in LANGUAGES.values())
OWN_WORDS = Phrases.together(each.own_words for each in LANGUAGES.values())
EXCLUDING = Phrases.together(each.excluding for each in LANGUAGES.values())
COURTESIES = Phrases.together(each.courtesies for each in LANGUAGES.values())

FACTS = frozenset().union(*(each.facts for each in LANGUAGES.values()))
"""Kinds of facts that a question may ask for."""
ASKING_FACT = {
    name: Phrases.together(each.facts[name].asked for each in LANGUAGES.values() if name in each.facts)
    for name in FACTS
}
TELLING_FACT = {
    name: frozenset().union(*(each.facts[name].told for each in LANGUAGES.values() if name in each.facts))
    for name in FACTS
}
