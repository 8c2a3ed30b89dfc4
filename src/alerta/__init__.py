"""Kit Alerta: learn to identify potential social conflicts and to register them."""

__version__ = "0.1.0"
