"""Whose a registry is: AWS keeps images of its own in registries that no customer can look into."""

from __future__ import annotations

__all__ = ["AWS_REGISTRIES"]

# EKS user guide, "View Amazon container image registries for Amazon EKS add-ons" (add-ons-images).
_EKS = (
    *("602401143452", "877085696533", "800184023465", "900889452093", "296578399912", "491585149902", "761377655185"),
    *("918309763551", "961992271922", "590381155156", "455263428931", "900612956339", "066635153087", "558608220178"),
    *("759879836304", "151742754352", "013241004608"),
)
# AWS Deep Learning Containers, "Available images".
_DEEP_LEARNING = ("763104351884", "871362719292", "217643126080", "692866216735", "727897471807", "442386744353")
# App Mesh user guide, "Envoy image"; Bottlerocket's update operator; AWS for Fluent Bit.
_OTHERS = ("840364872350", "328549459982", "906394416424")

AWS_REGISTRIES = frozenset((*_EKS, *_DEEP_LEARNING, *_OTHERS))
