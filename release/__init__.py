"""What a release is made by: each module is one step of .github/workflows/release.yml, and runs anywhere.

Needs the group ``release``. Run them in this order: ``build``, ``install``, ``contents``, ``notes``.
"""
