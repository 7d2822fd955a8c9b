"""What a message says, as far as a library can tell: the value that everything after the reading works on."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from bot.matching.decision import Decision
from bot.matching.lexicon import Meaning, term_of
from bot.matching.people import Named
from bot.matching.variants import How

LONGEST_SHOWN = 60
"""Characters of a message that are kept to be shown."""
FEW = 3
"""So many content words beside a name, or fewer, ask for that person's words on something."""
TELLING = 0.1
"""Weight from which a word counts among those."""
ASKED = 0.5
"""From here on a person is asked for rather than merely mentioned."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a message."""

    text: str
    at: int
    """Position among the message's words."""
    meanings: tuple[Meaning, ...]
    """Empty where nothing in the library is meant."""
    weight: float
    is_excluded: bool = False
    """It stands in what can't be quoted, and in no passage."""

    @property
    def is_guess(self) -> bool:
        """Whether it was put right: it is no form of the library's word."""
        return bool(self.meanings) and term_of(self.text) != self.meanings[0].term


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message says, as far as the library can tell."""

    written: str
    """The message, at most its first words, where it was not read as it is written."""
    folded: str
    how: How
    words: tuple[str, ...]
    """All words, folded."""
    terms: tuple[str, ...]
    """What each of them is compared by, put right where it was misspelt."""
    content: tuple[Word, ...]
    """In the message's order; without the name of who is asked for."""
    weight: float
    """Of all content words."""
    is_bare: bool
    """Its content words are no subject by themselves, if there are any: "report", "issues"."""
    named: tuple[Named, ...]
    asked: Named | None
    """The speaker whose words are asked for."""
    strength: float
    """How surely `asked` is: 0 to 1."""
    silent: Named | None
    """Somebody who is never quoted, and whose words are asked for all the same, or who is credited with words."""
    asks_on: bool
    """A subject is put to the speaker: "X on", "X said about"."""
    is_question_to: bool
    """A question word stands before the speaker: "what did X say on", "does X comment on"."""
    attributes: bool
    """The speaker is named beside "said", "on" or a colon: not merely spoken of."""
    quotes: bool
    """Something stands in quotation marks, or is put in somebody's mouth: "X said that …"."""
    wants: frozenset[str]
    """Kinds of facts that are asked for: time, number."""
    own_words: bool
    """Direct quotations are asked for."""
    asks: bool
    """It contains a turn that asks for words: "what did … say", "tell me about"."""
    names_only: bool
    """Around its content stands nothing but what asks for a thing by its name: "tell me about the strike, please"."""
    personal: bool
    """It speaks of the writer or the reader: my, you; turns like "can you find me" aside."""
    stranger: str | None
    """Somebody whom the library does not know, whose words are asked for or who is credited, as written."""
    foreign: bool
    """It isn't in the language of the articles."""
    excludes: bool
    """It says what is not wanted: "but not on", "except"."""
    refers: bool
    """It has a word for somebody named elsewhere: he, her."""
    rest: int
    """How many words it has beside the name of who is asked for or credited and the word that introduces words."""

    def put_to(self, asked: Named) -> Self:
        """The same with somebody's words asked for."""
        others = (each for each in self.named if each.person != asked.person)
        return dataclasses.replace(self, asked=asked, strength=1.0, named=(asked, *others))

    @property
    def asks_for_somebody(self) -> bool:
        """Whether a speaker is asked for rather than merely named."""
        return self.asked is not None and self.strength >= ASKED

    @property
    def is_a_name(self) -> bool:
        """Whether a speaker is asked for, and nothing else: "tillerson", "what did tillerson say"."""
        return self.asks_for_somebody and self.is_bare and not self.wants

    @property
    def is_about_asked(self) -> bool:
        """Whether only what the named speaker says can be meant, or what names the speaker: "X on Y", "X Y".

        A longer message, or one that quotes, may credit the wrong person.
        """
        if not self.asks_for_somebody:
            return False
        if self.asks_on and not self.quotes and self.is_question_to:
            return True
        return self.is_short and (self.asks_on or not self.quotes)

    @property
    def is_short(self) -> bool:
        """Whether it has too few content words to be a quotation."""
        return sum(word.weight >= TELLING for word in self.content) <= FEW


Decide = Callable[[Understood], Decision]
"""What is decided on a message that is understood."""
