"""The checks, one object for each form, in modules by what they look at."""
