import doctest

import pytest

from declaration.payroll import Texts
from importers import body, gross, matching_keys, merging, row_words, source, values
from importers.cells import (
    column,
    date_column,
    date_text,
    identity,
    number_column,
    number_text,
    text_column,
)

MODULES = (
    *(body, gross, matching_keys, merging, row_words, source, values),
    *(column, date_column, date_text, identity, number_column, number_text, text_column),
)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples(module):
    assert doctest.testmod(module).failed == 0


UNDERSTOOD = {
    "sex": {
        "male": "M|male|ប្រុស|ប|男|1",
        "female": "F|Female|ស្រី|ស្រី\u200b|ស|女|0|2",
    },
    "contract_type": {
        "udc": "UDC|មិនកំណត់ថិរវេលា|មិនកំណត់|គ្មានកំណត់|无固定期限|Permanent staff|កិច្ចសន្យាមិនមានកំណត់",
        "fdc": "FDC|FDC-3M|Fixed-Term|ថិរវេលាកំណត់|កំណត់|កិច្ចសន្យាមានកំណត់ ៦ខែ|固定期限合同",
        "probation": "Probation|សាកល្បង|试用期",
        "casual": "Casual|Daily worker|ប្រចាំថ្ងៃ|临时工",
        "apprentice": "Apprentice|កូនជាង|学徒",
        "": "???|B|FDC → UDC",
    },
    "status": {
        "working": "Working|Active|កំពុងធ្វើការ|在职|ឈប់សម្រាកប្រចាំឆ្នាំ|Annual leave",
        "suspended": "Suspended|Not working|ព្យួរកិច្ចសន្យា / Suspended|មិនធ្វើការ|停工",
        "left": "Resigned|ឈប់ / Resigned|លាឈប់|离职|Terminated",
        "maternity": "Maternity|សម្រាកមាតុភាព / Maternity|ឈប់សម្រាកលំហែមាតុភាព|产假",
        "": "X1",
    },
    "nationality": {"KHM": "Khmer|ខ្មែរ|Cambodian|柬埔寨", "CHN": "Chinese|ចិន|中国"},
}
CASES = [
    (field, ours, text)
    for field, words in UNDERSTOOD.items()
    for ours, texts in words.items()
    for text in texts.split("|")
]


@pytest.mark.parametrize(("field", "ours", "text"), CASES)
def test_words(field, ours, text):
    assert values.value(field, text) == ours


def test_own_words_stand_above_ours_and_only_for_their_field():
    own = {"Permanent": "fdc", "x": "male", "Elf": "Elvish"}
    contracts = values.values("contract_type", Texts.of(["Permanent", "x", ""]), own)
    assert contracts.values().tolist() == ["fdc", "", ""]
    assert values.values("sex", Texts.of(["X", "F"]), own).values().tolist() == ["male", "female"]
    nations = values.values("nationality", Texts.of(["elf", "Dwarf"]), own)
    assert nations.values().tolist() == ["Elvish", "Dwarf"]


@pytest.mark.parametrize("field", values.FIELDS)
def test_no_word_has_two_meanings(field):
    import tomllib

    from declaration.khmer import fold
    from resources import resource

    data = tomllib.loads(resource("values", f"{field}.toml").read_text(encoding="utf-8"))
    seen = [fold(word) for known in data["words"].values() for word in known]
    assert len(set(seen)) == len(seen), [word for word in seen if seen.count(word) > 1]
