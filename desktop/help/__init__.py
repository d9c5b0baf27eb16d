"""The help: written pages and pages made from the catalogues, for the window, the web, a terminal.

    library = Library("km")
    library.page("PER-013").title
    Index(library).find("ប្រាក់ឈ្នួល")

Written pages are ``resources/help/LANGUAGE/NAME.md``, in the order of ``contents.toml`` beside the
languages; everything that the program knows itself (findings, fields, figures of law, commands)
becomes a page of the same kind. ``python -m desktop.help OUT`` writes all of them as HTML. No Qt.
"""
