"""What is wrong with a pack, in English and Khmer, each kind one sentence.

Also a part of ``check_evidence.py``: Python 3.8 reads it.
"""

from __future__ import annotations


def mark(message: str) -> str:
    """Return the text as it is; marks it for the program's translations."""
    return message


SENTENCES = {
    "no_pack": (
        mark("“{name}” is no evidence pack, or is damaged as a whole: {found}."),
        "“{name}” មិនមែនជាកញ្ចប់ភស្តុតាង ឬខូចទាំងមូល៖ {found}។",
    ),
    "missing": (
        mark("“{name}” is missing."),
        "បាត់ “{name}”។",
    ),
    "changed": (
        mark("“{name}” was changed. Sealed: {expected}. There: {found}."),
        "“{name}” ត្រូវបានកែ។ បានបិទត្រា៖ {expected}។ មានឥឡូវ៖ {found}។",
    ),
    "added": (
        mark("“{name}” was put there later; the index does not name it."),
        "“{name}” ត្រូវបានដាក់បន្ថែមពេលក្រោយ; បញ្ជីឯកសារមិនមានវាទេ។",
    ),
    "twice": (
        mark("“{name}” stands twice in the zip, so that readers may see different files."),
        "“{name}” មានពីរដងក្នុង zip ដូច្នេះអ្នកអានអាចឃើញឯកសារខុសគ្នា។",
    ),
    "unsafe_name": (
        mark("“{name}” is a name that leads out of the pack; do not unpack it."),
        "“{name}” ជាឈ្មោះដែលនាំចេញក្រៅកញ្ចប់; សូមកុំពន្លាវា។",
    ),
    "index": (
        mark("“{name}” cannot be read as an index of files: {found}."),
        "“{name}” មិនអាចអានជាបញ្ជីឯកសារបានទេ៖ {found}។",
    ),
    "signature": (
        mark("The signature does not fit “index.json”: one of the two was changed."),
        "ហត្ថលេខាមិនត្រូវនឹង “index.json” ទេ៖ មួយក្នុងចំណោមពីរត្រូវបានកែ។",
    ),
    "other_key": (
        mark("It is signed with another key ({found}) than the one you gave ({expected})."),
        "វាត្រូវបានចុះហត្ថលេខាដោយកូនសោផ្សេង ({found}) ពីកូនសោដែលអ្នកបានឲ្យ ({expected})។",
    ),
    "other_vault": (
        mark("“{name}” was sealed in the vault of the key {found}, and {expected} signed it."),
        "“{name}” ត្រូវបានបិទត្រាក្នុងឃ្លាំងសុវត្ថិភាពនៃកូនសោ {found} តែ {expected} ជាអ្នកចុះហត្ថលេខា។",
    ),
    "manifest": (
        mark("“{name}” is not the return that the chain of the vault names."),
        "“{name}” មិនមែនជាលិខិតប្រកាសដែលខ្សែសង្វាក់នៃឃ្លាំងសុវត្ថិភាពបញ្ជាក់ទេ។",
    ),
    "chain": (
        mark("“{name}” is broken at return {found}: it does not follow the one before it."),
        "“{name}” ដាច់ត្រង់លិខិតប្រកាសទី {found}៖ វាមិនបន្តពីលិខិតមុនទេ។",
    ),
    "not_sealed": (
        mark("“{name}” is not as the manifest of its return has it."),
        "“{name}” មិនដូចក្នុងបញ្ជីសម្គាល់នៃលិខិតប្រកាសរបស់វាទេ។",
    ),
    "container": (
        mark(
            "Every file in “{name}” is as it was sealed, but the zip around them is not the one "
            "that was written: it was packed anew, or bytes were changed between the files. "
            "Unpack it into a new folder and check that folder."
        ),
        "ឯកសារទាំងអស់ក្នុង “{name}” នៅដូចពេលបិទត្រា តែ zip ដែលរុំវាមិនមែនជា zip ដើមទេ៖ "
        "វាត្រូវបានវេចខ្ចប់ឡើងវិញ ឬមានបៃត្រូវបានកែនៅចន្លោះឯកសារ។ សូមពន្លាវាទៅថតថ្មី ហើយពិនិត្យថតនោះ។",
    ),
}
"""Kind of problem → what it says, in English and in Khmer."""


def shown(text: str) -> str:
    """Return a name as a terminal can show it: whatever is no sign to be seen is spelled out."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)
