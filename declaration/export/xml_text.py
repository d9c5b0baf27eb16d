"""Texts within XML, as ``xml.sax.saxutils`` does it, which loads ``urllib`` and all below it."""

from __future__ import annotations

_IN_QUOTES = str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
_SIGNS = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def escape(text: str) -> str:
    """Return a text as it stands between two tags.

    >>> escape("Sok & Sons <Ltd>")
    'Sok &amp; Sons &lt;Ltd&gt;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Return a text as the value of an attribute, in its quotation marks.

    >>> print(quoted('"$"#,##0'))
    "&quot;$&quot;#,##0"
    """
    return f'"{escape(text).translate(_IN_QUOTES)}"'


def unescape(text: str) -> str:
    """Return the text that stands for itself again.

    >>> unescape("Sok &amp; Sons &amp;lt;")
    'Sok & Sons &lt;'
    """
    for written, sign in _SIGNS:
        text = text.replace(written, sign)
    return text
