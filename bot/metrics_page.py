"""The page `/metrics`, as Prometheus reads it. The only door to prometheus-client, loaded only when asked for."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence

from prometheus_client import CollectorRegistry, PlatformCollector, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from bot.core.metrics import BOUNDS, Counter, Gauge, Histogram, Metrics
from bot.db.database import DatabaseError

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_READY = "Whether a part of the bot is well: the database, a platform, the loops of a feature"


class _Numbers(Collector):
    """All numbers of a process, as the library wants them."""

    def __init__(self, metrics: Metrics, looked_up: Mapping[Gauge, int], troubles: Mapping[str, str]) -> None:
        self._metrics = metrics
        self._looked_up = looked_up
        self._troubles = troubles

    def collect(self) -> Iterator[Metric]:
        """One family for each number."""
        yield from map(_counted, self._metrics.counters)
        yield from map(_timed, self._metrics.histograms)
        for gauge, value in self._looked_up.items():
            yield GaugeMetricFamily(gauge.name, gauge.about, value=value)
        ready = GaugeMetricFamily("zainichi_ready", _READY, labels=["part"])
        for part, wrong in self._troubles.items():
            ready.add_metric([part], not wrong)
        yield ready


async def page(metrics: Metrics, gauges: Sequence[Gauge], troubles: Mapping[str, str]) -> bytes:
    """All numbers as text. One that the database cannot tell now is left out."""
    values = await asyncio.gather(*(gauge.read() for gauge in gauges), return_exceptions=True)
    looked_up = {}
    for gauge, value in zip(gauges, values, strict=True):
        if isinstance(value, BaseException) and not isinstance(value, DatabaseError):
            raise value
        if isinstance(value, int):
            looked_up[gauge] = value
    registry = CollectorRegistry()
    registry.register(_Numbers(metrics, looked_up, troubles))
    ProcessCollector(registry=registry)
    PlatformCollector(registry=registry)
    return generate_latest(registry)


def _counted(counter: Counter) -> Metric:
    kind = GaugeMetricFamily if counter.is_gauge else CounterMetricFamily
    family = kind(counter.name, counter.about, labels=counter.labels)
    for labels, value in counter.values.items():
        family.add_metric(labels, value)
    return family


def _timed(histogram: Histogram) -> Metric:
    family = HistogramMetricFamily(histogram.name, histogram.about, labels=histogram.labels)
    for labels, counts in histogram.counts.items():
        buckets, up_to = [], 0
        for bound, count in zip((*map(str, BOUNDS), "+Inf"), counts, strict=True):
            up_to += count
            buckets.append((bound, up_to))
        family.add_metric(labels, buckets, histogram.sums[labels])
    return family
