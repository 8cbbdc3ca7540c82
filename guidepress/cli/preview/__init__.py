"""``publish.py preview``: the guide in the browser while it is being written."""
