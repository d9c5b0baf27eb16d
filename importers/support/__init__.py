"""Workbooks made again with invented people: what another person may see of a payroll.

    workbooks ──rows, people──▶ who is where ──plan──▶ invented sheets ──writing──▶ files
                                                  ▲
                            invention · letters · days · pay · cells

Nothing of a file is copied: each cell is written anew from what reading saw of it, so that what
reading does not see (properties, comments, macros, pictures, links, names) is not there. Texts of
headings stay; words that the program itself knows stay; everything else is invented by a chance
that nobody keeps. Days and hours stay as they are; pay, dates, numbers and names do not.
"""
