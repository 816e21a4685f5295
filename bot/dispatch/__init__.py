"""From what somebody typed, chose or pressed to the reply. Knows no feature: it is given the registry."""
