"""What is fetched to be read: the events of a Kubernetes cluster, the stopped tasks of an ECS cluster.

Each source gives rows, one for each thing that was said; ``failures`` reads them. Nothing here knows advice or output.
"""
