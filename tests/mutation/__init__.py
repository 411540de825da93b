"""Whether the tests notice a mistake: mutants of the catalogue, the story and the advice, and which of them survive."""
