"""Mark what the matching decides: labelled messages, marks, and what is measured with them."""
