"""A guide made of what somebody wrote for another tool: a folder of Markdown, or a document.

`bring_in` reads the list of chapters as its tool has it, rewrites each text in the dialect of a guide, writes the guide
and reports what was lost on the way. The source is untrusted: nothing outside its folder is read, nothing of it is run.
"""
