"""From latitude and longitude to a plane: the world in equal areas, a continent without leaning countries."""

import numpy as np

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796  # of the Equal Earth projection


def equal_earth(places: np.ndarray) -> np.ndarray:
    """Degrees of longitude and latitude (one row each) on the Equal Earth map, north above (smaller)."""
    longitude, latitude = np.radians(places.T)
    theta = np.arcsin(np.sqrt(3) / 2 * np.sin(latitude))
    power = theta**6
    slope = 9 * A4 * theta**8 + 7 * A3 * power + 3 * A2 * theta**2 + A1
    x = 2 * np.sqrt(3) * longitude * np.cos(theta) / (3 * slope)
    y = A4 * theta**9 + A3 * theta**7 + A2 * theta**3 + A1 * theta
    return np.column_stack([x, -y])


def conic(places: np.ndarray, *, middle: float, south: float, north: float) -> np.ndarray:
    """Albers' conic with equal areas around a meridian, true to scale at two latitudes, north above (smaller)."""
    longitude, latitude = np.radians(places.T)
    first, second = np.radians([south, north])
    n = (np.sin(first) + np.sin(second)) / 2
    c = np.cos(first) ** 2 + 2 * n * np.sin(first)
    radius = np.sqrt(np.maximum(c - 2 * n * np.sin(latitude), 0)) / n
    angle = n * (longitude - np.radians(middle))
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)])
