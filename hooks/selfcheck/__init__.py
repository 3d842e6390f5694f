"""Self-check questions: text to model, model to pages, findings and files. Knows no site generator."""
