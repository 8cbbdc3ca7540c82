"""Many guides: each built where something has changed, side by side or on a cluster, and one table of them all."""
