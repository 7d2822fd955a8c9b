"""The check warns where a passage's attribution belies its kind or speaker, and only there."""

import shutil
from pathlib import Path

import pytest

from bot.library.load import read_library
from tests.library.writing import write_seed

SEEDS = Path(__file__).resolve().parents[1] / "seeds"

INDEX = """article:
  title: Fair
  publisher: Valley News
  date: 2020
  language: {language}
  sha256: SHA256
speakers:
  hale:
    name: Nora Hale
    role: {{en: Farmer, ru: фермер}}
    spellings: {{ru: [Нора Хейл, Хейл]}}
    called: {{en: [the grower]}}
  koltsova:
    name: Anna Koltsova
    role: {{en: Director of the museum, ru: директор музея}}
    spellings: {{ru: [Анна Кольцова]}}
topics:
  fair: {{title: {{en: Fair}}, summary: {{en: On the fair.}}}}
passages:
  - words: >-
      {words}
    kind: {kind}
    topics: [fair]
{more}  - words: Hale said so.
    kind: reported
    speaker: hale
  - words: Koltsova said so.
    kind: reported
    speaker: koltsova
"""


def warnings_on(library: Path, words: str, kind: str, more: str = "", language: str = "en") -> list[str]:
    """What is warned of where an article begins with these words."""
    folder = write_seed(library, article=f"{words}\nHale said so.\nKoltsova said so.\n")
    checksum = (folder / "index.yaml").read_text("utf-8").partition("sha256: ")[2].partition("\n")[0]
    lines = "".join(f"    {each}\n" for each in more.split("; ") if each)
    index = INDEX.format(words=words, kind=kind, more=lines, language=language)
    (folder / "index.yaml").write_text(index.replace("SHA256", checksum), "utf-8")
    reading = read_library(library)
    assert not reading.errors
    return [warning.what for warning in reading.warnings]


@pytest.mark.parametrize(
    ("words", "kind", "more", "language"),
    [
        ("“We came,” Hale said.", "direct", "speaker: koltsova", "en"),
        ("“We came,” said farmer Nora Hale.", "direct", "speaker: koltsova", "en"),
        ("Hale also said that Koltsova had come.", "reported", "speaker: koltsova", "en"),
        ("In turn, Hale stressed that she came.", "reported", "speaker: koltsova", "en"),
        ("Hale, who farms the valley, warned of snow.", "reported", "speaker: koltsova", "en"),
        ("According to farmer Nora Hale, it snowed.", "reported", "speaker: koltsova", "en"),
        ("When it rained, Hale said, it snowed.", "reported", "speaker: koltsova", "en"),
        ("Museum director Anna Koltsova said that it snowed.", "reported", "speaker: hale", "en"),
        ("It snowed, said Hale on Friday.", "reported", "speaker: koltsova", "en"),
        ("Hale called the snow “a gift.”", "reported", "speaker: koltsova", "en"),
        ("Hale recalled that it snowed.", "reported", "speaker: koltsova", "en"),
        ("It snowed, Hale told the paper after a talk with Koltsova.", "reported", "speaker: koltsova", "en"),
        ("«Мы пришли», — сказала фермер Нора Хейл.", "direct", "speaker: koltsova", "ru"),
        ("Хейл подчеркнула, что пришла.", "reported", "speaker: koltsova", "ru"),
        ("Директор музея Анна Кольцова вспомнила, что шёл снег.", "reported", "speaker: hale", "ru"),
        ("По словам директора Анны Кольцовой, шёл снег.", "reported", "speaker: hale", "ru"),
    ],
)
def test_an_attribution_to_another_speaker_is_warned_of(
    tmp_path: Path, *, words: str, kind: str, more: str, language: str
) -> None:
    [warning] = warnings_on(tmp_path, words, kind, more, language)
    own, other = ("hale", "Anna Koltsova") if "hale" in more else ("koltsova", "Nora Hale")
    assert warning == f"passage 1 has the speaker {own}, but its attribution names {other}"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("“We came,” Hale said.", "en"),
        ("Hale said that she came.", "en"),
        ("According to Hale, it snowed.", "en"),
        ("По словам Норы Хейл, шёл снег.", "ru"),
    ],
)
def test_narration_attributed_to_a_speaker_is_warned_of(tmp_path: Path, words: str, language: str) -> None:
    [warning] = warnings_on(tmp_path, words, "narration", language=language)
    assert warning == "passage 1 is narration, but its attribution names Nora Hale"


@pytest.mark.parametrize(
    ("words", "kind", "more"),
    [
        ("“We came,” Hale said.", "reported", "speaker: hale"),
        ("“We came. We saw.”", "reported", "speaker: hale"),
        ("“We came,” she said.", "narration", ""),
        ("He said: “We came.”", "narration", ""),
    ],
)
def test_a_quotation_that_is_not_direct_is_warned_of(tmp_path: Path, words: str, kind: str, more: str) -> None:
    [warning] = warnings_on(tmp_path, words, kind, more)
    assert warning == f"passage 1 is {kind}, but all of it but an attribution is quoted"


@pytest.mark.parametrize(
    ("words", "kind", "speaker", "language"),
    [
        ("Koltsova said, as quoted by Hale, that it snowed.", "reported", "koltsova", "en"),
        ("It snowed, Koltsova told her, as cited by farmer Nora Hale.", "reported", "koltsova", "en"),
        ("“It snowed,” Koltsova said, as quoted by Hale.", "direct", "koltsova", "en"),
        ("Директор Кольцова, в изложении Норы Хейл, сказала, что шёл снег.", "reported", "koltsova", "ru"),
    ],
)
def test_words_passed_on_by_a_speaker_who_is_not_given_are_warned_of(
    tmp_path: Path, words: str, kind: str, speaker: str, language: str
) -> None:
    [warning] = warnings_on(tmp_path, words, kind, f"speaker: {speaker}", language)
    assert warning == "passage 1 says that Nora Hale passed the words of koltsova on"


@pytest.mark.parametrize(
    ("words", "kind", "more"),
    [
        ("“We came,” Hale said.", "direct", "speaker: hale"),
        ("It snowed, Koltsova said, as quoted by Hale’s lawyer.", "reported", "speaker: koltsova"),
        ("It snowed, Koltsova said, as quoted by the deputy of Hale.", "reported", "speaker: koltsova"),
        ("It snowed, Koltsova said, as quoted by Koltsova.", "reported", "speaker: koltsova"),
        ("Koltsova said: “It snowed, as quoted by Hale.”", "direct", "speaker: koltsova"),
        ("“We came,” she said after talks with Koltsova.", "direct", "speaker: hale"),
        ("“We came,” said the grower after Koltsova said no.", "direct", "speaker: hale"),
        ("She added that Koltsova said no.", "reported", "speaker: hale"),
        ("The farmer repeated what Koltsova said.", "reported", "speaker: hale"),
        ("The grower said Koltsova said no.", "reported", "speaker: hale"),
        ("“What Koltsova said,” the farmer wrote, was “wrong.”", "reported", "speaker: hale"),
        ("Koltsova said, as quoted by Hale, that it snowed.", "reported", "speaker: koltsova; via: hale"),
        ("It snowed, Koltsova told her, Hale said.", "reported", "speaker: koltsova; via: hale"),
        ("It snowed, the neighbor told Hale.", "reported", "speaker: koltsova"),
        ("Koltsova’s neighbor said that it snowed.", "reported", "speaker: hale"),
        ("“We came,” the Board said.", "narration", ""),
        ("The Board said that Hale had come with Koltsova.", "narration", ""),
        ("Its committee is “studying three variants,” it said.", "narration", ""),
        ("Hale came. So did Koltsova.", "narration", ""),
        ("A spokesman for Hale said that it snowed.", "reported", "speaker: koltsova"),
        ("The deputy of Hale said that it snowed.", "reported", "speaker: koltsova"),
        ("“We came,” said the deputy of Nora Hale.", "direct", "speaker: koltsova"),
        ("“We came,” said a friend and Hale.", "direct", "speaker: koltsova"),
        ("“We came,” said Hale’s lawyer.", "direct", "speaker: koltsova"),
        ("According to the deputy of Hale, it snowed.", "reported", "speaker: koltsova"),
        ("According to Hale County, it snowed.", "narration", ""),
        ("Hale said it snowed, and Koltsova said it rained.", "reported", "speaker: koltsova"),
        ("Those close to Hale said that it snowed.", "narration", ""),
        ("The firm founded by Hale announced a sale.", "narration", ""),
        ("The man Hale described was tall.", "narration", ""),
        ("The farmer Hale told of snow was tall.", "narration", ""),
        ("The promises Hale announced were kept.", "narration", ""),
        ("A tower, called Hale, fell.", "narration", ""),
        ("Hale, the Board said, announced a sale.", "narration", ""),
        ("The founder, Anna Koltsova, said that, Hale said, it snowed.", "reported", "speaker: koltsova"),
        ("Hale called the police.", "narration", ""),
        ("“We came,” Hale said.", "reported", "speaker: hale; quoted: []"),
        ("“We came,” Hale said.", "reported", "speaker: hale; quoted: [came]"),
    ],
)
def test_what_may_be_right_is_not_warned_of(tmp_path: Path, words: str, kind: str, more: str) -> None:
    assert warnings_on(tmp_path, words, kind, more) == []


@pytest.mark.parametrize(
    ("words", "kind", "more"),
    [
        ("Представитель Хейл заявил, что шёл снег.", "reported", "speaker: koltsova"),
        ("«Мы пришли», — заявил представитель Хейл.", "direct", "speaker: koltsova"),
        ("По словам мужа Анны Кольцовой, шёл снег.", "reported", "speaker: hale"),
        ("По словам мужа Хейл, шёл снег.", "reported", "speaker: koltsova"),
        ("Хейл сказала, что шёл снег, а Кольцова — что дождь, сказала Кольцова.", "reported", "speaker: koltsova"),
        ("Хейл вспомнила детство.", "narration", ""),
    ],
)
def test_what_may_be_right_in_russian_is_not_warned_of(tmp_path: Path, words: str, kind: str, more: str) -> None:
    assert warnings_on(tmp_path, words, kind, more, "ru") == []


GERMAN = """verbs: sagte sagten
after a name: nannte
sources: [laut]
pronouns: er sie
"""


def test_a_language_joins_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    languages, library = tmp_path / "languages", tmp_path / "library"
    languages.mkdir()
    library.mkdir()
    (languages / "de.yaml").write_text(GERMAN, "utf-8")
    monkeypatch.setattr("bot.library.attribution.language.FOLDER", languages)
    [warning] = warnings_on(library, "Laut Hale fiel Schnee, sagte Hale.", "reported", "speaker: koltsova", "de-at")
    assert warning == "passage 1 has the speaker koltsova, but its attribution names Nora Hale"


def test_a_language_whose_attributions_nobody_described_is_not_warned_of(tmp_path: Path) -> None:
    assert warnings_on(tmp_path, "Hale said that she came.", "reported", "speaker: koltsova", "de") == []


@pytest.mark.parametrize(
    ("seed", "words", "other"),
    [
        ("rovers-mill-lane-2024", "  - words: Architect Piet Verhoeven said", "calder"),
        ("zarechinsk-museum-2023", "  - words: По словам Кольцовой", "dymov"),
    ],
)
def test_a_wrong_speaker_in_a_whole_seed_is_warned_of(tmp_path: Path, seed: str, words: str, other: str) -> None:
    shutil.copytree(SEEDS / seed, tmp_path / seed)
    index = tmp_path / seed / "index.yaml"
    before, found, after = index.read_text("utf-8").partition(words)
    name = after.partition("speaker: ")[2].partition("\n")[0]
    index.write_text(before + found + after.replace(f"speaker: {name}", f"speaker: {other}", 1), "utf-8")
    [warning] = read_library(tmp_path).warnings
    assert f"has the speaker {other}, but its attribution names" in warning.what
    assert warning.line == before.count("\n") + 1
