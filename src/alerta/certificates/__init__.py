"""Certificates: what one says, the seal that any copy of the kit can check, the printed sheet."""
