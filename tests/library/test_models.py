"""What a library can be asked."""

from dataclasses import replace

from tests.libraries import pier


def test_a_speakers_passages_come_in_library_order() -> None:
    library = pier()
    assert [library.by_speaker("novak"), library.by_speaker("lind")] == [tuple(library.passages.values())[:3], ()]


def test_own_words_come_before_reported_speech_and_this_keeps_the_library_order() -> None:
    library = pier()
    opening, before, budget = library.by_speaker("novak")
    bare = replace(budget, id="aaaaaaaz", quoted=())
    library = replace(library, passages={each.id: each for each in (bare, budget, before, opening)})
    assert library.by_speaker("novak") == (bare, budget, before, opening)
    assert library.by_speaker("novak", own_words_first=True) == (before, opening, budget, bare)
