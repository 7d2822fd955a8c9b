"""Wordings that are taken out of a library to become messages."""

import dataclasses
import random

from bot.fitting.thinned import thinned
from tests.libraries import pier


def test_a_wording_of_two_topics_is_taken_out_of_both_and_asks_for_the_passages_of_both() -> None:
    library = pier()
    shared = [f"the pier {number}" for number in range(50)]
    aliases = {"opening": {"en": tuple(shared)}, "budget": {"en": tuple(reversed(shared))}}
    topics = {
        topic.id: dataclasses.replace(topic, aliases=aliases.get(topic.id, {})) for topic in library.topics.values()
    }
    kept, taken = thinned(dataclasses.replace(library, topics=topics), random.Random(0))  # noqa: S311 - not for secrets
    both = frozenset(library.topics["opening"].passages) | frozenset(library.topics["budget"].passages)
    left = [set(topic.aliases.get("en", ())) for topic in kept.topics.values()]
    assert taken
    assert all(each.right == both and not any(each.text in texts for texts in left) for each in taken)
    assert {each.text for each in taken} | left[0] == set(shared)
