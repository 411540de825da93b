"""What the advice says in every situation, in tables that are compared word for word."""
