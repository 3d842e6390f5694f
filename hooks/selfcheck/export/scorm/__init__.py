"""Packages for learning platforms that follow SCORM: one page with questions, which tells the platform what was answered."""
