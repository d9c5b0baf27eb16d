"""Opening workbooks."""
