"""What people run by hand when captures are made."""
