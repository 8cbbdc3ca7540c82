"""Sentences in another language: found where they are unmarked, and never where names stand in a row."""

from __future__ import annotations

import pytest

from guidepress.check.language.foreign import check_foreign, language_of_sentence
from guidepress.check.text.prose import blocks
from guidepress.check.text.sentences import split_sentences
from guidepress.model.book import Book
from tests.check.by_hand import book_of, said, section
from tests.check.claims.test_claims import FLOORS, labelled

FOREIGN = [
    ("de", "Bitte waschen Sie sich die Hände vor dem Essen."),
    ("de", "Der Arzt hat mir gesagt, dass ich nicht rauchen soll."),
    ("de", "Wer rastet, der rostet, sagt ein altes Sprichwort von uns."),
    ("fr", "Le médecin m’a dit de ne pas fumer pendant un mois."),
    ("fr", "Lavez vos mains avec du savon avant de manger."),
    ("fr", "Les enfants de moins de trois ans sont vaccinés."),
    ("es", "Lávese las manos con jabón antes de comer, por favor."),
    ("es", "El médico me dijo que no fumara durante un mes."),
    ("it", "Il medico mi ha detto di non fumare per un mese."),
    ("it", "Lavarsi le mani con il sapone prima di mangiare."),
    ("nl", "Was je handen met zeep voor het eten, en droog ze af."),
    ("pt", "Lave as mãos com sabão antes de comer, por favor."),
    ("la", "Medicus curat, natura sanat, sed non est semper sic."),
    ("sv", "Tvätta händerna med tvål innan du äter något, det är viktigt."),
    ("ms", "Basuh tangan anda dengan sabun sebelum makan nasi."),
    ("pl", "Lekarz powiedział, że nie wolno palić przez miesiąc."),
]
NAMES = [
    "Opioids (oxycodone, tramadol, methadone, buprenorphine, heroin, fentanyl)",
    "Alprazolam, diazepam, midazolam, lorazepam, clonazepam, temazepam",
    "Mitragyna speciosa, Papaver somniferum, Cannabis sativa, Hypericum perforatum",
    "Patella vulgata, Littorina littorea, Fucus vesiculosus, Laminaria digitata, Mytilus edulis",
    "Musculus gluteus maximus, musculus biceps femoris, musculus quadriceps femoris",
    "Vicknasingam B, Chooi WT, Rahim AA, Ramachandram D, Singh D, Müller CP",
    "São Paulo, Buenos Aires, Montevideo, Santiago de Chile, Asunción",
    "Edmund Ó Súilleabháin, Zoë Müller-Ngũgĩ, Þórarinsdóttir, Đorđević, Łukasiewicz",
    "Hôpitaux de Paris, Institut Pasteur, Charité Berlin, Karolinska Institutet",
    "Ludwig van Beethoven, Vincent van Gogh, Leonardo da Vinci, Charles de Gaulle, Otto von Bismarck",
]


def test_sentences_are_told_with_their_language() -> None:
    """LAN013 names the right language for 15 of 16 at least, and never a wrong one; none of them made the lists."""
    told = [(tag, language_of_sentence(sentence)) for tag, sentence in FOREIGN]
    assert sum(tag == found for tag, found in told) >= 15
    assert all(found in {tag, ""} for tag, found in told)
    (finding,) = check_foreign(book_of(section(f"<p>{FOREIGN[0][1]}</p>")))
    assert finding.message.endswith("(de)")


@pytest.mark.parametrize("names", NAMES)
def test_names_in_a_row_are_no_sentence(names: str) -> None:
    """Medicines, species, people and places: detectors of languages take some of them for Latin or Irish."""
    assert language_of_sentence(names) == ""


def test_no_sentence_of_a_guide_or_a_reference_is_foreign(guide: Book, fieldbook: Book, minimal: Book) -> None:
    """All sentences that we have, references with their authors included."""
    for book in (guide, fieldbook, minimal):
        assert list(check_foreign(book)) == []
        sources = [one for part in book.parts if part.id == "references" for one in blocks(book, part)]
        assert [one for block in sources for one in split_sentences(block.words) if language_of_sentence(one)] == []
    sentences = [one for name in FLOORS for ones in labelled(name).values() for one in ones]
    assert [one for one in sentences if language_of_sentence(one)] == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<p>A sign says “Lavez vos mains avec du savon avant de manger.”</p>", 1),
        ('<p>A sign says “<span lang="fr">Lavez vos mains avec du savon avant de manger.</span>”</p>', 0),
        ('<p lang="fr">Lavez vos mains avec du savon avant de manger.</p>', 0),
        ("<p>Lavez vos mains avec du savon.</p>", 1),
        ("<p>Bon appétit à tous.</p>", 0),
    ],
)
def test_what_is_marked_or_short_is_let_pass(body: str, count: int) -> None:
    """A quotation inside an English sentence counts by itself; under six words nothing is said."""
    assert said(check_foreign(book_of(section(body)))) == ["LAN013"] * count


def test_only_guides_in_english_are_looked_at() -> None:
    """There is no dictionary for others."""
    body = "<p>Lavez vos mains avec du savon avant de manger.</p>"
    assert said(check_foreign(book_of(section(body), language="de"))) == []
