"""Chapter 12: read a chart, check a published sum, reconcile two lists case by case."""
