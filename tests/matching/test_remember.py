import gc
import weakref

import pytest

from bot.matching.lexicon import Lexicon
from bot.matching.remember import remembering
from bot.matching.spelling import Vocabulary


class Counting:
    def __init__(self) -> None:
        self.calls = 0
        self.length = remembering(self._length, 2)

    def _length(self, word: str) -> int:
        self.calls += 1
        return len(word)


def test_a_result_is_remembered_till_too_many_others_came() -> None:
    counting = Counting()
    assert [counting.length(word) for word in ("a", "bc", "a", "def", "bc")] == [1, 2, 1, 3, 2]
    assert counting.calls == 4


def test_the_object_goes_with_its_last_reference_and_is_missed_then() -> None:
    counting = Counting()
    length, gone = counting.length, weakref.ref(counting)
    del counting
    assert gone() is None
    with pytest.raises(ReferenceError):
        length("a")


def test_a_librarys_words_go_without_a_collection() -> None:
    gc.disable()
    try:
        lexicon, vocabulary = Lexicon(["sanctions"]), Vocabulary(["sanctions"])
        assert lexicon.meanings("sanctoins")
        assert vocabulary.nearest("sanctoins")
        first, second = weakref.ref(lexicon), weakref.ref(vocabulary)
        del lexicon, vocabulary
        assert (first(), second()) == (None, None)
    finally:
        gc.enable()
