"""Whatever is wrong in an index is told with its line and what to do; YAML's own traps too."""

import hashlib
from pathlib import Path

import pytest

from bot.library.load import read_library
from bot.library.names import OWN_COMMANDS
from bot.library.origin import is_date
from tests.library.writing import errors_of, write_seed

SUMMARY = "summary: {en: According to Hale she could not keep it.}"
ALIASES = "aliases: {en: [orchard sold, who sold it]}"
BIRCH = "  birch:\n    name: Tom Birch\n    role: {en: Neighbor}\n"
REPORTED = "    kind: reported\n    speaker: hale\n"
NARRATED = "    kind: narration\n    topics: [sale]\n"
SHA = "  sha256: SHA256\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "advice"),
    [
        # keys
        ("  publisher:", "  publsher:", 3, "article: unknown key “publsher”", "did you mean “publisher”?"),
        ("    role: {en: Farmer}\n", "", 10, "speakers.hale: “role” is missing", "add “role: …”"),
        ("    kind: reported\n", "", 34, "passage 2: “kind” is missing", "kind"),
        ("    kind: reported\n", "    kind:\n", 35, "passage 2: “kind” is missing", "kind"),
        ("passages:", "quotes:", 1, "the index: “passages” is missing", "passages"),
        ("title: The Orchard Is Sold\n", "title: ''\n", 2, "article: “title” is missing", "title"),
        ("mentioned:", "mentionned:", 13, "the index: unknown key “mentionned”", "did you mean “mentioned”?"),
        ("    which: 1", "    where: 1", 43, "passage 4: unknown key “where”", "known: words, kind"),
        # where it comes from
        ("2020-05-01", "2020-02-30", 4, "article.date: “2020-02-30” is not right", "real day"),
        ("2020-05-01", "1 May 2020", 4, "article.date: “1 May 2020” is not right", "2017-04-12"),
        ("2020-05-01", "2020-5", 4, "article.date", "2017-04"),
        ("language: en", "language: English", 5, "article.language: “English”", "en, ru, de"),
        (SHA, f"{SHA}  url: orchard.example\n", 7, "article.url: “orchard.example”", "https://"),
        (SHA, f"{SHA}  url: javascript:alert(1)\n", 7, "article.url", "https://"),
        (SHA, "", 2, "article: “sha256” is missing", "add “sha256: "),
        (SHA, "  sha256: abc\n", 6, ", not abc", "write “sha256: "),
        (
            "title: The Orchard Is Sold",
            f"title: {'x' * 301}",
            2,
            "article.title: 301 characters, at most 300",
            "shorten",
        ),
        # shapes
        ("{en: Farmer}", "Farmer", 11, "speakers.hale.role: which language is it in?", "{en: …}"),
        ("{en: Farmer}", "[Farmer]", 11, "speakers.hale.role: which language is it in?", "{en: …}"),
        ("{en: Farmer}", "{en: [Farmer]}", 11, "speakers.hale.role.en: a text belongs here", "quotation marks"),
        ("{en: Farmer}", "{en: Farmer, and more}", 11, "“and more” is not a language code", "comma in quotation"),
        ("{en: Farmer}", "{English: Farmer}", 11, "“English” is not a language code", "en, ru, de"),
        ("{en: Farmer}", "{no: Bonde}", None, "", ""),
        (
            "[orchard sold, who sold it]",
            "orchard sold",
            26,
            "topics.sale.aliases.en: a list belongs here",
            "[one, another]",
        ),
        ("[orchard sold, who sold it]", "[orchard: sold]", 26, "topics.sale.aliases.en: a text belongs here", ": "),
        ("[orchard sold, who sold it]", "[orchard sold, '']", 26, "topics.sale.aliases.en is empty", "leave"),
        ("topics: [sale]", "topics: sale", 33, "passage 1.topics: a list belongs here", "[one, another]"),
        ("name: Tom Birch", "name: >\n      Tom\n\n      Birch", 15, "mentioned.birch.name: a line break", "one line"),
        ("  birch:\n", "  - birch\n", 15, "this line's indent", "line it up"),
        (
            "subjects:\n  land: {en: Land}",
            "subjects: [land]",
            18,
            "subjects: keys with values belong here",
            "key: value",
        ),
        ("land: {en: Land}", "land: Land", 19, "subjects.land: which language is it in?", "{en: …}"),
        ("mentioned:\n" + BIRCH, "mentioned:\n", None, "", ""),
        ("{en: Farmer}", "{}", 11, "speakers.hale: “role” is missing", "role"),
        ("land: {en: Land}", "land:", 19, "subjects.land is empty", "{en: …}"),
        ("land: {en: Land}", "land: {}", 19, "subjects.land is empty", "{en: …}"),
        ("land: {en: Land}", "land: {en: }", 19, "subjects.land.en is empty", "write it"),
        ("name: Tom Birch", 'name: "Tom\\eBirch"', 15, "(U+001B) inside", "one line"),
        ("name: Tom Birch", 'name: "Tom\\0Birch"', 15, "(U+0000) inside", "one line"),
        # lengths
        (SUMMARY, f"summary: {{en: {'x' * 300}}}", None, "", ""),
        (
            SUMMARY,
            f"summary: {{en: {'x' * 301}}}",
            25,
            "topics.sale.summary.en: 301 characters, at most 300",
            "shorten",
        ),
        (SUMMARY, f"summary: {{en: {'🍎' * 300}}}", None, "", ""),
        ("{en: The sale}", f"{{en: {'x' * 81}}}", 24, "81 characters, at most 80", "shorten"),
        # ids
        ("  sale:\n", "  The-Sale:\n", 22, "topics: “The-Sale” can't be an id", "a-z, 0-9 and _"),
        ("  sale:\n", f"  {'s' * 33}:\n", 22, "can't be an id", "at most 32"),
        ("  sale:\n", "  help:\n", 22, "topics.help: /help is a command of the bot itself", "another id"),
        ("  hale:\n", "  nora hale:\n", 9, "speakers: “nora hale” can't be an id", "a-z"),
        # references
        ("speaker: hale", "speaker: hail", 32, "passage 1: no speaker “hail”", "did you mean “hale”?"),
        (
            "speaker: hale",
            "speaker: birch",
            32,
            "passage 1: no speaker “birch”",
            "move birch from mentioned to speakers",
        ),
        ("topics: [sale]", "topics: [sail]", 33, "passage 1: no topic “sail”", "did you mean “sale”?"),
        ("topics: [sale]", "topics: [sale, sale]", 33, "passage 1: the topic sale stands twice", "keep one"),
        ("subject: land", "subject: lnd", 22, "topics.sale: no subject “lnd”", "did you mean “land”?"),
        (REPORTED, f"{REPORTED}    via: nobody\n", 37, "passage 2: no person “nobody”", "known: hale, birch"),
        (REPORTED, f"{REPORTED}    via: birch\n", None, "", ""),
        (REPORTED, f"{REPORTED}    via: hale\n", 34, "hale can't pass on their own words", "take “via” out"),
        (
            BIRCH,
            f"{BIRCH}  hale: {{name: Nora Hale, role: {{en: Farmer}}}}\n",
            17,
            "both a speaker and mentioned",
            "keep",
        ),
        (
            "mentioned:\n",
            "  reed: {name: Sam Reed, role: {en: Photographer}}\n\nmentioned:\n",
            13,
            "reed has no passage",
            "move",
        ),
        (
            "passages:",
            "  price: {title: {en: P}, summary: {en: S}}\n\npassages:",
            28,
            "topics.price has no passage",
            "take it out",
        ),
        # kinds
        ("kind: reported", "kind: reportd", 35, "passage 2.kind: “reportd” is none of direct,", "“reported”?"),
        ("reason: title", "reason: heading", 56, "excluded part 1.reason: “heading” is none of title,", "headline"),
        (
            "    kind: reported\n    speaker: hale\n",
            "    kind: reported\n",
            34,
            "is reported, but has no speaker",
            "add",
        ),
        (NARRATED, f"{NARRATED}    speaker: hale\n", 38, "is narration, which has no “speaker”", "take"),
        (NARRATED, f"{NARRATED}    via: hale\n", 38, "is narration, which has no “via”", "take"),
        (NARRATED, f"{NARRATED}    quoted: []\n", 38, "is narration, which has no “quoted”", "take"),
        # places
        ("which: 1", "which: first", 43, "passage 4.which: “first” is not the number of a place", "write 1"),
        ("which: 1", "which: 0", 43, "“0” is not the number", "write 1"),
        ("which: 1", "which: all", 43, "passage 4.which: “all” is not the number", "excluded parts may"),
        # traps of YAML
        ("words: © Sam Reed", "words: © Sam Reed # photographer", 57, "cut off as a comment", "“>-”"),
        ("words: © Sam Reed", "words: © Sam Reed #1", 57, "“#1” is cut off as a comment", "“>-”"),
        ("{en: Farmer}", "{en: Farmer} # of the valley", None, "", ""),
        ("date: 2020-05-01", "date: 2020-05-01 # it says so", None, "", ""),
        ("publisher: Valley News", "publisher: Valley #1 News", 3, "“#1 News” is cut off as a comment", "# …"),
        (ALIASES, "aliases: {en: [Orchard sold, orchard  SOLD]}", 26, "“orchard  SOLD” stands twice", "keep one"),
        (ALIASES, "aliases: {en: [OPCW], ru: [OPCW]}", None, "", ""),
        ("name: Nora Hale", "name: *hale", 10, "an alias (*hale)", "“>-”"),
        (SUMMARY, f"{SUMMARY}\n    {SUMMARY}", 26, "“summary” stands twice, first in line 25", "keep one"),
    ],
)
def test_a_fault_is_told_with_its_line(
    tmp_path: Path, *, old: str, new: str, line: int | None, what: str, advice: str
) -> None:
    write_seed(tmp_path, (old, new))
    told = {(error.line, error.what): error.advice for error in errors_of(tmp_path)}
    if line is None:
        assert not told
        return
    matching = [text for (at, words), text in told.items() if at == line and what in words]
    assert matching, told
    assert advice in matching[0]


@pytest.mark.parametrize("root", ["just words", "- a\n- b", "[]", "{}", "'article'"])
def test_an_index_that_is_no_mapping_is_told(tmp_path: Path, root: str) -> None:
    (write_seed(tmp_path) / "index.yaml").write_text(root, "utf-8")
    errors = [error for error in errors_of(tmp_path) if error.path.name == "index.yaml"]
    assert errors
    assert all(error.advice for error in errors)


@pytest.mark.parametrize(
    ("command", "owner"),
    [
        *((command, "the bot itself") for command in OWN_COMMANDS),
        *((command, "the terminal's chat") for command in ("why", "exit", "quit")),
    ],
)
def test_no_topic_takes_a_command(tmp_path: Path, command: str, owner: str) -> None:
    write_seed(tmp_path, ("  sale:", f"  {command}:"))
    assert any(f"/{command} is a command of {owner}" in error.what for error in errors_of(tmp_path))


def test_the_checksum_is_told_as_it_is_and_as_the_index_has_it(tmp_path: Path) -> None:
    article = write_seed(tmp_path) / "article.txt"
    given = hashlib.sha256(article.read_bytes()).hexdigest()
    article.write_text("Other words\n", "utf-8")
    right = hashlib.sha256(b"Other words\n").hexdigest()
    error = next(error for error in errors_of(tmp_path) if "sha256" in error.what)
    assert f"its sha256 is {right}, not {given}" in error.what


def test_a_checksum_in_capitals_is_the_same(tmp_path: Path) -> None:
    index = write_seed(tmp_path) / "index.yaml"
    text = index.read_text("utf-8")
    digest = text.partition("sha256: ")[2].partition("\n")[0]
    index.write_text(text.replace(digest, digest.upper()), "utf-8")
    assert not errors_of(tmp_path)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2017", True),
        ("2017-04", True),
        ("2017-04-12", True),
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2017-13", False),
        ("2017-00", False),
        ("0000", False),
        ("17", False),
        ("2017-4-1", False),
        ("2017-04-12T10:00", False),
        ("20170412", False),
        ("٢٠١٧", False),
        ("", False),
    ],
)
def test_a_date_is_a_year_month_or_day_of_the_calendar(text: str, right: bool) -> None:
    assert is_date(text) is right


def test_a_heading_without_topics_is_warned_of(tmp_path: Path) -> None:
    write_seed(tmp_path, ("  land: {en: Land}", "  land: {en: Land}\n  sea: {en: Sea}"))
    reading = read_library(tmp_path)
    assert not reading.errors
    assert [(warning.line, warning.what) for warning in reading.warnings] == [(20, "subjects.sea has no topic")]


def test_a_topic_that_lacks_a_language_is_warned_of(tmp_path: Path) -> None:
    write_seed(tmp_path, ("{en: The sale}", "{en: The sale, ru: Продажа}"))
    assert [(each.line, each.what) for each in read_library(tmp_path).warnings] == [
        (22, "topics.sale has no summary in ru")
    ]


@pytest.mark.parametrize(("old", "key"), [(SUMMARY, "summary"), ("title: {en: The sale}", "title")])
@pytest.mark.parametrize("new", ["", "    {key}:\n", "    {key}: {{}}\n"])
def test_a_text_that_is_missing_in_every_language_is_told_once(tmp_path: Path, old: str, key: str, new: str) -> None:
    write_seed(tmp_path, (f"    {old}\n", new.format(key=key)))
    reading = read_library(tmp_path)
    assert [error.what for error in reading.errors] == [f"topics.sale: “{key}” is missing"]
    assert not reading.warnings
