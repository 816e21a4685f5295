"""What is printed or kept on paper: a quiz to be done by hand, and what somebody missed in a class, as PDFs."""
