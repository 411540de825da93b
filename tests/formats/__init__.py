"""Every documented format, frame, wrap, mask and near miss, in tables: what a careful reader takes from each."""
