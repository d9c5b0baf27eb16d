"""Law packs: newer figures of law in one signed file, installed without a new program.

.. code-block:: text

    reading      a pack opened: signature, files, figures
    soundness    whether the program can reckon with its figures
    changes      what it says differently from the law in use
    replay       what the last sealed months would come to under it
    installed    the packs that are installed, and the newest of them
    making       a pack made and signed, for the maintainers
    errors       what stands against one, each one sentence
"""
