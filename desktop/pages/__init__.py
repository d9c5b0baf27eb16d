"""The pages of the window, one file each; ``desktop.window.PAGES`` lists them."""
