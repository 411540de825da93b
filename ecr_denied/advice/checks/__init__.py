"""The single checks, by what they look at. Each is a function from ``Failure`` to one ``Advice``.

A check knows how to look and how to read the answer. Why it is asked for a given cause stands in the table.
"""
