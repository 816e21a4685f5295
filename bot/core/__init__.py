"""What every feature and platform builds on: who calls, what can be said, pressed and asked for."""
