"""Make messages that a library answers: its wordings, parts of its passages, a person with a subject."""

from collections.abc import Iterator

from bot.evaluation.examples import Example
from bot.fitting.slips import cut, misspelt
from bot.fitting.stock import Stock, example, saying_in, turns_in
from bot.fitting.thinned import Taken
from bot.library.models import Passage
from bot.matching.fold import words
from bot.matching.languages import LANGUAGES
from bot.matching.lexicon import fullness


class Asked:
    """Messages with a right answer."""

    def __init__(self, stock: Stock, taken: list[Taken]) -> None:
        self.stock = stock
        self.index = stock.index
        self.library = stock.library
        self.chance = stock.chance
        self.taken = taken
        self.positions = {entry.passage.id: at for at, entry in enumerate(stock.index.entries)}

    def __iter__(self) -> Iterator[Example]:
        yield from self.asked_as_taken()
        yield from self.fragments()
        yield from self.remembered_by_half()
        yield from self.credited()
        yield from self.with_speaker()
        yield from self.chatty()

    def _example(self, text: str, right: frozenset[str], kind: str, group: str) -> Example:
        return example(text, frozenset(self.positions[each] for each in right), kind, group)

    def asked_as_taken(self) -> Iterator[Example]:
        """Aliases and questions; some misspelt."""
        for each in self.taken:
            slips = self.chance.random() < 0.25  # noqa: PLR2004
            text = misspelt(each.text, self.chance) if slips else each.text
            yield self._example(text, each.right, "alias", min(each.right))

    def fragments(self) -> Iterator[Example]:
        """Words as they follow each other in a passage."""
        for passage in self.library.passages.values():
            for _ in range(3):
                part = " ".join(cut(words(passage.text), self.chance, 4, 12))
                right = frozenset(
                    entry.passage.id for entry in self.index.entries if part in " ".join(words(entry.passage.text))
                )
                yield self._example(part, right or frozenset([passage.id]), "fragment", passage.id)

    def remembered_by_half(self) -> Iterator[Example]:
        """Parts of a passage with words left out, changed or misspelt; some credited to the wrong person."""
        for passage in self.library.passages.values():
            for _ in range(3):
                yield self._example(self._half(passage), frozenset([passage.id]), "half", passage.id)

    def _half(self, passage: Passage) -> str:
        part = cut(words(passage.text), self.chance, 8, 18)
        common = self.stock.common_in(passage.article)
        kept = [self._other(word, common) for word in part if self.chance.random() > 0.25]  # noqa: PLR2004
        text = " ".join(kept)
        if self.chance.random() < 0.3:  # noqa: PLR2004
            text = misspelt(text, self.chance)
        if self.library.speakers and self.chance.random() < 0.4:  # noqa: PLR2004
            text = self._by_somebody(text, passage)
        return text

    def _by_somebody(self, text: str, passage: Passage) -> str:
        """The text credited to any speaker of the library."""
        language = self.library.articles[passage.article].language
        who = self.stock.surname(self.chance.choice(list(self.library.speakers)), language)
        said = " ".join([who, *self.stock.few(saying_in(language), 1, 1)])
        return self.chance.choice((f"{who}: {text}", f"{text} - {who}", f"{said} {text}"))

    def credited(self) -> Iterator[Example]:
        """Some words of a passage, exactly, as somebody's: mostly not the one who said them."""
        for passage in self.library.passages.values() if self.library.speakers else ():
            for _ in range(3):
                text = self._by_somebody(" ".join(cut(words(passage.text), self.chance, 5, 10)), passage)
                yield self._example(text, frozenset([passage.id]), "credited", passage.id)

    def _other(self, word: str, common: list[str]) -> str:
        """The word, or one of general use in its place."""
        return self.chance.choice(common) if common and fullness(word) and self.chance.random() < 0.15 else word  # noqa: PLR2004

    def with_speaker(self) -> Iterator[Example]:
        """Somebody on what he is quoted on."""
        for each in self.taken:
            speakers = {self.library.passages[one].speaker for one in each.right} - {None}
            if not speakers or not turns_in(each.language):
                continue
            speaker = self.chance.choice(sorted(str(one) for one in speakers))
            right = frozenset(one for one in each.right if self.library.passages[one].speaker == speaker)
            turn = self.chance.choice(turns_in(each.language))
            text = turn.format(who=self.stock.surname(speaker, each.language), what=each.text)
            yield self._example(text, right, "speaker and alias", min(each.right))

    def chatty(self) -> Iterator[Example]:
        """Aliases and questions with chatter around."""
        for each in self.taken:
            if turns_in(each.language) and self.chance.random() < 0.3:  # noqa: PLR2004
                before, after = self.chance.choice(((0, 2), (2, 0), (1, 1), (3, 0)))
                common = self.stock.common[each.language]
                fillers = sorted(LANGUAGES[each.language].words.get("chat", ()))
                text = " ".join(
                    [
                        *self.stock.few(common, 0, before),
                        *self.stock.few(fillers, 0, 3),
                        each.text,
                        *self.stock.few(common, 0, after),
                    ]
                )
                yield self._example(text, each.right, "chatty", min(each.right))
