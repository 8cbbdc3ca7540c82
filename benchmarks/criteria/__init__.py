"""One rich document, made with every PDF tool that is installed, and what each file says of it when it is read back."""
