"""The pages of the window, one file each; ``desktop.page_list.PAGES`` lists them."""
