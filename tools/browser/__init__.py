"""``regex`` for Pyodide, compiled from its source."""
