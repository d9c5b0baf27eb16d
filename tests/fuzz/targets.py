"""All targets, by name."""

from tests.fuzz import sealed, texts, workbooks

TARGETS = {each.name: each for each in (*texts.TARGETS, *workbooks.TARGETS, *sealed.TARGETS)}
