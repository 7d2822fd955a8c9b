"""YAML is read as text with lines, by either of PyYAML's parsers, and its traps are explained."""

from pathlib import Path

import pytest
import yaml

from bot.library.document import read_document
from bot.library.findings import Findings
from bot.library.tree import Entries, Items, Node, Scalar

LOADERS = [pytest.param(yaml.SafeLoader, id="python")]
if yaml.__with_libyaml__:
    LOADERS.append(pytest.param(yaml.CSafeLoader, id="c"))

every_loader = pytest.mark.parametrize("loader", LOADERS)


def read(text: str, loader: type) -> tuple[Node | None, Findings]:
    findings = Findings(Path("index.yaml"))
    document = read_document(text, findings, loader)
    return document.root if document else None, findings


def plain(node: Node | None) -> object:
    match node:
        case Entries():
            return {key: plain(value) for key, value in node.entries.items()}
        case Items():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text
        case None:
            return None


@every_loader
@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("a: no", {"a": "no"}),
        ("a: 2017-04-12", {"a": "2017-04-12"}),
        ("a: 1e3", {"a": "1e3"}),
        ("a: 0777", {"a": "0777"}),
        ("a: null", {"a": "null"}),
        ("a: ~", {"a": "~"}),
        ("a: 12:30:45", {"a": "12:30:45"}),
        ("no: yes", {"no": "yes"}),
        ("a:", {"a": ""}),
        ("a: b#c", {"a": "b#c"}),
        ("a: it's", {"a": "it's"}),
        ("a: {b: [c, d]}", {"a": {"b": ["c", "d"]}}),
        ("- a\n- [b]", ["a", ["b"]]),
        ("a: >-\n  one: #two\n  “three”", {"a": "one: #two “three”"}),
        ("a: one\n  two", {"a": "one two"}),
        ("a: 'it''s'", {"a": "it's"}),
    ],
)
def test_every_value_is_the_text_that_was_written(written: str, read_as: object, loader: type) -> None:
    node, findings = read(written, loader)
    assert plain(node) == read_as
    assert not findings.errors


@every_loader
def test_values_and_keys_know_their_lines(loader: type) -> None:
    node, _ = read("# a comment\na:\n  - b\n\n  - c: d\n", loader)
    assert isinstance(node, Entries)
    items = node.entries["a"]
    assert isinstance(items, Items)
    inner = items.items[1]
    assert isinstance(inner, Entries)
    assert (node.lines["a"], items.items[0].line, inner.lines["c"], inner.entries["c"].line) == (2, 3, 5, 5)


@every_loader
@pytest.mark.parametrize(
    ("written", "comment"),
    [
        ("a: b # note", "# note"),
        ("a: b #1 c", "#1 c"),
        ("a: 😀é b  # note", "# note"),
        ("a: b\n  c #d", "#d"),
        ("a: 'b' # note", ""),
        ("a: >-\n  b # no comment", ""),
        ("a: b\n# note", ""),
    ],
)
def test_a_text_without_quotation_marks_knows_the_comment_behind_it(written: str, comment: str, loader: type) -> None:
    node, _ = read(written, loader)
    assert isinstance(node, Entries)
    value = node.entries["a"]
    assert isinstance(value, Scalar)
    assert value.comment == comment


@every_loader
@pytest.mark.parametrize(
    ("written", "line", "what"),
    [
        ("words: Novak said: we will", 1, "a colon followed by a space"),
        ("a:\n  words: “We,” Novak said: never\n", 2, "a colon followed by a space"),
        ("a: 'b': c", 1, "a colon followed by a space"),
        ('words: "We will," Novak said', 1, 'the value goes on after its closing "'),
        ("words: 'The Board's pier'", 1, "the value goes on after its closing '"),
        ("words: [UN] Security Council", 1, "the value goes on after its closing ]"),
        ("a:\n\tb: c", 2, "a tab"),
        ("a:\n  b: c\n d: e", 3, "this line's indent"),
        ("a: b\n  c: d", 2, "this line's indent"),
        ("a: b\n- c", 2, "this line's indent"),
        ("- a\nb: c", 2, "this line's indent"),
        ("a: - b", 1, "this line's indent"),
        ("a: @novak", 1, "words can't begin with @"),
        ("a: `b", 1, "words can't begin with `"),
        ("a: > 5 percent", 1, "a mark that means something in YAML"),
        ("a: |b", 1, "a mark that means something in YAML"),
        ("a: & b", 1, "a mark that means something in YAML"),
        ("a: ,b", 1, "a mark that means something in YAML"),
        ("a: 5\nb: %c", 2, "words can't begin with %"),
        ('a:\n  b: “c\n  d: "e\n  f: g\n', 3, "an opening quotation mark that is never closed"),
        ("a: 'b\n", 1, "an opening quotation mark that is never closed"),
        ('a: "b\\q"', 1, "a backslash"),
        ("a: [b, c\nd: e\n", 1, "a list or mapping in brackets"),
        ("a: {b: c, d: e: f}", 1, "a list or mapping in brackets"),
        ('a: [b, "c" d]', 1, "a list or mapping in brackets"),
        ("a: b\nfoo bar\nc: d", 2, "neither “key: value” nor part of the line above"),
        ("a: b # note\n  c: d", 2, "this line's indent"),
        ("a: The #1 pier\n  is new\nc: d", 1, "“ #” cuts the words off"),
        ("# nothing\n", None, "is empty"),
        ("", None, "is empty"),
        ("a: *b", 1, "an alias (*b)"),
        ("a: &b c", 1, "an anchor (&b)"),
        ("a: !b c", 1, "a tag (!b)"),
        ("a: !!str no", 1, "a tag (tag:yaml.org,2002:str)"),
        ("a: b\n---\nc: d", 2, "a second document"),
        ("a: b\n...\nc", 3, "YAML can't be read here"),
        ("a: b\nc: d\na: e", 3, "“a” stands twice, first in line 1"),
        ("[a]: b", 1, "a list or mapping as a key"),
        ("a:\n  b: c\n\u00a0\u00a0d: e", 3, "a non-breaking space, where only plain spaces may stand"),
        ("a:\n\u00a0\u00a0- b", 2, "a non-breaking space"),
        ("a:\n-\u00a0b: c", 2, "a non-breaking space"),
        ("a:\n  x: y\n  b:\u00a0c", 3, "a non-breaking space"),
        ("a:\n  b: c\n\u2003 d: e", 3, "a space of another kind (U+2003)"),
        ("a: ж\nb: d\x07", 2, "a character that YAML does not allow (U+0007)"),
        ("[" * 1000, 1, "nested too deep"),
        ("".join(" " * n + f"a{n}:\n" for n in range(40)), 12, "nested too deep"),
    ],
)
def test_a_trap_of_yaml_is_explained_with_its_line(written: str, line: int | None, what: str, loader: type) -> None:
    _, findings = read(written, loader)
    [error] = findings.errors
    assert what in error.what
    assert error.line == line
    assert error.advice


@every_loader
def test_a_bomb_of_aliases_is_not_expanded(loader: type) -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10)]
    _, findings = read("\n".join(["l0: &l0 lol", *levels]), loader)
    assert len(findings.errors) == 10 + 9 * 9


@every_loader
def test_merge_keys_are_just_letters(loader: type) -> None:
    node, findings = read("a: {<<: {b: c}}", loader)
    assert plain(node) == {"a": {"<<": {"b": "c"}}}
    assert not findings.errors


@every_loader
def test_several_faults_are_told_at_once(loader: type) -> None:
    _, findings = read("a: &b c\nd: !e f\na: g\n", loader)
    assert [error.line for error in findings.errors] == [1, 2, 3]


@every_loader
@pytest.mark.parametrize(
    ("written", "lines", "read_as"),
    [
        ("a: 'b\nc: d\n", [1], {"a": {}, "c": "d"}),
        ("a:\n  b: c: d\n  e: f\n  g: [h\nu: v", [2, 4], {"a": {"e": "f"}, "u": "v"}),
        ("a:\n- b: c: d\n- e\n- 'f\n", [2, 4], {"a": ["", "e", ""]}),
        ("a:\n  b:\n\t\tc: d\n\te: f\n  g: h\nu:\n\tv: w", [3, 4, 7], {"a": {"g": "h"}, "u": {}}),
        ("a:\n  b: c: d\n\te: f\n", [3], {"a": {}}),
        ("a:\n  b: c\n  b: d: e\nu: &v w\na: x\n", [3, 4, 5], {"a": {"b": "c"}, "u": "w"}),
        ("a:\n  b: c\n  b: d\n  e: f: g\n", [3, 4], {"a": {"b": "c"}}),
        ("a: b\x07\nc:\n  d: \x08\x0be\n  f: g", [1, 3, 3], {"a": {}, "c": {"f": "g"}}),
        ("# a\n\na:\n\n  # b\n  c: d: e\n\n  # f\n  g: h\n", [6], {"a": {"g": "h"}}),
    ],
)
def test_what_cannot_be_read_hides_nothing_else(written: str, lines: list[int], read_as: object, loader: type) -> None:
    node, findings = read(written, loader)
    assert sorted(error.line or 0 for error in findings.errors) == lines
    assert plain(node) == read_as


@every_loader
def test_what_is_left_out_is_told(loader: type) -> None:
    _, findings = read("a:\n  b: c: d\n  e:\n\tf: g\n    h: i\n", loader)
    assert [error.what.partition("; ")[2] for error in findings.errors] == [
        "nothing else in line 2 is checked",
        "lines 3 to 5 are not checked",
    ]


@every_loader
def test_a_file_without_sections_is_not_checked_beyond_its_first_fault(loader: type) -> None:
    node, findings = read("- a: b: c\n- 'd\n", loader)
    assert node is None
    [error] = findings.errors
    assert error.what.endswith("; nothing else in this file is checked")


@every_loader
def test_it_is_known_which_keys_may_stand_in_what_cannot_be_read(loader: type) -> None:
    document = read_document("a:\n  b:\n    c: d: e\n\tf: g\nh:\n  i: j\n", Findings(Path("index.yaml")), loader)
    assert document
    assert document.unread.keys() == {"a"}
    assert document.unread["a"] >= {"b", "f"}


@every_loader
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("character", "name"), [("\x85", "(U+0085)"), ("\u2028", "(U+2028)"), ("\u2029", "(U+2029)")])
def test_line_breaks_that_nobody_sees_are_named_and_move_no_line(
    character: str, name: str, line_break: str, loader: type
) -> None:
    lines = ["a: b", f"c: one{character}two {character}three", f"  four{character}", "a: d"]
    node, findings = read(line_break.join(lines), loader)
    hidden, again, twice = findings.errors
    assert [hidden.line, again.line, twice.line] == [2, 3, 4]
    assert name in hidden.what
    assert hidden.advice == "delete it"
    assert "“a” stands twice, first in line 1" in twice.what
    assert plain(node) == {"a": "b", "c": "one two  three four"}
