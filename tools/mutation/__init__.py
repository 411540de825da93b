"""Mistakes in the code and the catalogue, one at a time, and which of them no test notices."""
