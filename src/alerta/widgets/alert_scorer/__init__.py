"""Ten indicators, a live matrix, the jump rules: how urgent it is, and why."""
