"""Dialogue and commitments, done: opening a space, writing what can be checked, following it."""
