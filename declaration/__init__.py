"""The core: a payroll goes in, a month's declaration comes out.

It knows no window, no clock, no network and no locale; the month, the rate and the day are given.
"""
