"""What moderators decide for their community, and whom they make staff."""
