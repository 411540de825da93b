"""Worlds in which an independent evaluator of IAM policies decides, and what live checks make of them.

``situations`` says what is there, ``evaluator`` decides by ``@cloud-copilot/iam-simulate``, ``aws`` answers calls from
it, ``worlds`` and ``chance`` make situations, ``lane`` runs them all.
"""
