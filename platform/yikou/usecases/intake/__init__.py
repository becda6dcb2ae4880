"""Taking in an application, on one page or in steps: typed, kept, compared, filed. Supplements are answered so too."""
