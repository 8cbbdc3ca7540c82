"""Forgeries: a published guide is changed in one way at a time, and the provers must find every one."""
