"""Evidence packs for a face: the page for people, what a pack is made of, what came of a check.

.. code-block:: text

    packs     written from a vault, and checked, told in the reader's language
    page      evidence.html
    blocks    what stands in it about one return
    markup    its elements, in Khmer and English
"""
