"""Names of the features, in the order of their numbers."""

_SHARED = ("own", "topic", "question", "either")
_WORDINGS = (
    "alias",
    "alias_primary",
    "alias_message",
    "alias_whole",
    "asked",
    "asked_message",
    "asked_whole",
    "word_contained",
    "wording_contained",
    "phrased",
)
_ORDER = ("run", "run_words", "verbatim", "adjacent", "alike")

PASSAGE = (
    *_SHARED,
    "own_of_best",
    "either_of_best",
    *_WORDINGS,
    *_ORDER,
    "best_place",
    *("match", "match_weak", "match_short", "mismatch", "mismatch_weak", "mismatch_short", "mismatch_quoted"),
    "mismatch_verbatim",
    *("asked_inside", "unspoken", "named_inside", "via", "quoted", "lacks_named", "tells_wanted"),
)
"""What is known of a passage."""

MESSAGE = (
    *("top", "margin", "margin_other", "first_share", "four_share"),
    *_SHARED,
    *_WORDINGS,
    *_ORDER,
    *("best_either", "either_squared", "wording_squared", "wording_message_squared"),
    *("unknown", "unknown_rarity", "unknown_rarest", "unknown_words", "unknown_foreign", "unknown_beside_name"),
    *("elsewhere", "elsewhere_most", "guessed", "guessed_known"),
    *("telling", "telling_topic", "rarest", "telling_lead", "explained_words", "one_of_many", "evidence"),
    *("excluded", "excluded_lead", "empty"),
    *("named", "named_strongly", "name_only", "match", "mismatch", "mismatch_inside", "named_faintly", "mentioned"),
    *("lacks_named", "another_nation", "stranger", "personal", "lone", "lone_personal"),
    *("asks", "foreign", "lacks_wanted"),
)
"""What is known of a message once its passages are ranked."""
