"""What `alerta check` asks of the exercise bank, one concern a module."""
