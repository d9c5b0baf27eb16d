"""Evidence packs: a sealed month in one signed zip, which others can check without the program.

.. code-block:: text

    pack          what goes into one, and how it is written
    checking      whether one is what was sealed and signed
    checker       the same on the command line, without the program
    one_file      the checker and all that it needs as one file, which lies in every pack
    container     the zip, or the folder it was unpacked into
    ed25519       signatures without a library
    fingerprints  of keys
    sentences     what is wrong with a pack, in English and Khmer
"""
