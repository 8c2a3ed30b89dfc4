"""One kind of fault a module; each gives its faults and writes nothing."""
