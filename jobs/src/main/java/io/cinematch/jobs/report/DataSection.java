package io.cinematch.jobs.report;

import io.cinematch.jobs.profile.DataProfile;
import io.cinematch.jobs.profile.DataProfile.Quantiles;
import io.cinematch.jobs.report.chart.Columns;
import io.cinematch.jobs.report.chart.LineChart;
import io.cinematch.jobs.report.chart.LineChart.Datum;
import io.cinematch.jobs.report.chart.LineChart.Series;
import io.cinematch.jobs.report.chart.Scale;
import io.cinematch.jobs.report.chart.Scale.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** What the ratings look like, with charts. */
public record DataSection(
        List<Fact> facts,
        Columns stars,
        List<Tick> spreadTicks,
        List<Spread> spreads,
        LineChart tail,
        List<TailRow> tailRows,
        List<Genre> genres,
        List<Reason> rejected) {
    private static final int HEIGHT = 220;

    /** Quantiles on a logarithmic scale, in percent and as numbers: least, quarter, half, three quarters, 90 %, most. */
    public record Spread(
            String of, double min, double p25, double median, double p75, double max, List<String> numbers) {}

    public record TailRow(String movies, String ratings) {}

    public record Genre(String name, String movies, String ratings, String mean, double at) {}

    public record Reason(String reason, String rows) {}

    static DataSection of(DataProfile data) {
        Scale counts = Scale.decades(DoubleStream.of(
                1, data.ratingsPerUser().max(), data.ratingsPerMovie().max()));
        double most = data.genres().stream()
                .mapToDouble(DataProfile.Genre::ratings)
                .max()
                .orElse(1);
        return new DataSection(
                facts(data),
                stars(data),
                counts.ticks(),
                List.of(
                        spread("ratings of a user", data.ratingsPerUser(), counts),
                        spread("ratings of a movie", data.ratingsPerMovie(), counts)),
                tail(data),
                data.longTail().stream()
                        .map(t -> new TailRow(Numbers.percent(t.topMovies(), 0), Numbers.percent(t.ratings(), 1)))
                        .toList(),
                data.genres().stream()
                        .sorted(Comparator.comparingLong(DataProfile.Genre::ratings)
                                .reversed())
                        .map(g -> new Genre(
                                g.name(),
                                Numbers.count(g.movies()),
                                Numbers.count(g.ratings()),
                                Numbers.fixed(g.meanStars(), 2),
                                Math.round(10_000.0 * g.ratings() / Math.max(1, most)) / 100.0))
                        .toList(),
                rejected(data));
    }

    private static List<Fact> facts(DataProfile data) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("ratings", Numbers.count(data.ratings())),
                new Fact("users", Numbers.count(data.users())),
                new Fact(
                        "movies",
                        "%s, %s of them rated"
                                .formatted(Numbers.count(data.movies()), Numbers.count(data.ratedMovies()))),
                new Fact("of all pairs are rated", Numbers.percent(data.density(), 2)),
                new Fact("mean stars", Numbers.fixed(data.meanStars(), 3)),
                new Fact("from", Numbers.day(data.first())),
                new Fact("to", Numbers.day(data.last()))));
        if (!data.fingerprint().isEmpty()) {
            facts.add(new Fact("fingerprint", data.fingerprint()));
        }
        return facts;
    }

    private static Columns stars(DataProfile data) {
        Map<String, Long> sorted = new TreeMap<>(data.stars());
        return Columns.of(
                "How often each number of stars was given",
                sorted.entrySet().stream()
                        .map(e -> new Columns.Value(
                                e.getKey(),
                                e.getValue(),
                                Numbers.percent((double) e.getValue() / Math.max(1, data.ratings()), 0)))
                        .toList());
    }

    private static Spread spread(String of, Quantiles q, Scale scale) {
        return new Spread(
                of,
                scale.at(q.min()),
                scale.at(q.p25()),
                scale.at(q.median()),
                scale.at(q.p75()),
                scale.at(q.max()),
                List.of(
                        Numbers.count(q.min()),
                        Numbers.count(q.p25()),
                        Numbers.count(q.median()),
                        Numbers.count(q.p75()),
                        Numbers.count(q.p90()),
                        Numbers.count(q.max()),
                        Numbers.fixed(q.mean(), 1)));
    }

    private static LineChart tail(DataProfile data) {
        List<Datum> shares = new ArrayList<>();
        shares.add(Datum.of(0, 0));
        data.longTail().forEach(t -> shares.add(Datum.of(100 * t.topMovies(), 100 * t.ratings())));
        shares.add(Datum.of(100, 100));
        Scale percent = new Scale(0, 100, 25, false);
        return LineChart.of(
                "Share of all ratings that the most rated movies have",
                HEIGHT,
                percent,
                percent.ticks(),
                percent,
                List.of(new Series("", "train", shares)));
    }

    /** Rows that were put aside, and ratings that a newer one of the same user and movie took the place of. */
    private static List<Reason> rejected(DataProfile data) {
        List<Reason> reasons = new ArrayList<>();
        new TreeMap<>(data.rejected()).forEach((reason, rows) -> reasons.add(new Reason(reason, Numbers.count(rows))));
        if (data.superseded() > 0) {
            reasons.add(new Reason("superseded by a newer rating", Numbers.count(data.superseded())));
        }
        return reasons;
    }
}
