"""Points, ranks and the leaderboard, under made-up names."""
