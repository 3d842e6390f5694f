"""Markdown text to questions: every question with its place, every mistake with its own."""

from selfcheck.parse.bank import build_bank
from selfcheck.parse.page import parse_file, parse_lines, parse_page

__all__ = ["build_bank", "parse_file", "parse_lines", "parse_page"]
