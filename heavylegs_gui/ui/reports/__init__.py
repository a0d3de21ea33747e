"""What is printed and written as PDF."""
