"""The only room that knows ipywidgets: one folder a widget, its state apart from its view."""
