"""Charts: painted by the same code on the screen and on paper, each with a description in words."""
