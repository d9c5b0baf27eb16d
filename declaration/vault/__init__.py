"""What a month needs from the months before it: one encrypted file for each enterprise.

    key        the passphrase, and the key that is made of it
    store      the open file: connection, transactions, who has it
    schema     its tables, version by version
    lock       one program at a time
    copies     backup, restore, change of passphrase
    errors     what can go wrong, each one sentence

Nothing here knows a clock, a key store of the system, a window or a network: time, person and key
are passed in.
"""
