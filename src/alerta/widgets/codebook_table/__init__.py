"""A table of the codebook as people read it, with what is official and what is the kit's."""
