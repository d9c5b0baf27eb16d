"""What a month needs from the months before it: one encrypted file for each enterprise.

    key        the passphrase, and the key that is made of it
    opening    a vault opened, or made new; store: the open one, its connection and transactions
    schema     its tables, version by version
    lock       one program at a time
    copies     backup, restore, change of passphrase
    errors     what can go wrong, each one sentence

    kinds      regular, supplementary, revised, nil; which can come next
    manifest   what a return says of itself; canonical: as the one text that is hashed
    sealing    draft → sealed, in one transaction; refusals: why not
    returns    the list of returns, and what lies with each; lines: the workers' lines in columns
    chain      the hash of each return holds the one before; verifying: the first that differs
    rerun      a sealed month reckoned again
    people     who was ever seen in a payroll, and the history of a month; further: what it needs

Nothing here knows a clock, a key store of the system, a window or a network: time, person and key
are passed in.
"""
