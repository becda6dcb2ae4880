"""What lies in `seeds/`, read and laid into an empty house."""
