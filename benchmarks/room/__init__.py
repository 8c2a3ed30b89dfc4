"""A room of visitors in front of four servers; `benchmarks/room.py` puts these parts together."""
