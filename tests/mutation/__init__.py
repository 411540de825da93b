"""Whether the tests notice a mistake: mutants of the catalogue, reading and advice, and which of them survive."""
