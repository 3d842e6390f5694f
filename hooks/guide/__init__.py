"""What this guide adds to the engine: glossary, references, diagrams, figures, checks of its prose and links."""
