"""Words that no dictionary lists: young ones, terms of medicine, names of medicines, two words in one."""

from __future__ import annotations

import pytest

from guidepress.check.language.spelling import is_known

RIGHT = """
app apps pdf covid vaping telehealth smartphone workflow screenshots metadata roadmap colonoscopy colorectal prednisone metformin atorvastatin
naloxone tramadol gabapentin fibromyalgia neuroimaging gastroenteritis omeprazole lisinopril amoxicillin hydrocodone
semaglutide psychosocial nonprescription immunotherapy laparoscopic appendectomy bronchospasm dialyzer cardiovascular wheelchair-friendly
"""
WRONG = """
recieve seperate definately occured accomodate teh carefuly goverment wich grammer liason prefered publically becuase beleive adress
arguement begining commitee embarass enviroment foriegn harrass independant knowlege maintainance neccessary noticable ocassion posession
priviledge relevent remeber rythm succesful suprise tommorow truely vaccum wierd doseage medecine perscription symtoms alergic withthe
thatis fromthe tothem surgury diahrea hemorage diabetis pregnent stomache medcine
"""


@pytest.mark.parametrize("word", RIGHT.split())
def test_words_that_are_right(word: str) -> None:
    """What health publishers write every day."""
    assert is_known(word, frozenset())


def test_slips_stay_slips() -> None:
    """Of common misspellings at most one in fifty looks like a word of medicine or of two parts."""
    missed = [word for word in WRONG.split() if is_known(word, frozenset())]
    assert len(missed) <= len(WRONG.split()) / 50, missed
