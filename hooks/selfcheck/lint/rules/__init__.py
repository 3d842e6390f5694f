"""The rules: a file each, found by its name; its docstring is its documentation and its test."""
