"""The library for assistants, by the Model Context Protocol on standard input and output. Needs the extra ``mcp``.

``tools`` and ``resources`` say what is offered, in the library's own records; ``server`` alone knows the protocol.
"""
