"""``ecr-denied mcp``, asked by the client of the official SDK."""
