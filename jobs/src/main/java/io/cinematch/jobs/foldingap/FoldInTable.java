package io.cinematch.jobs.foldingap;

import io.cinematch.jobs.foldingap.FoldInGapReport.Curve;
import io.cinematch.jobs.foldingap.FoldInGapReport.Point;
import io.cinematch.jobs.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the fold-in gap came to, as lines of text. */
final class FoldInTable {
    private FoldInTable() {}

    /** @param minRatings with fewer the service shows what is popular */
    static List<String> lines(FoldInGapReport report, int minRatings) {
        String metric = report.metric().toUpperCase(Locale.ROOT) + "@" + report.k();
        List<String> lines = new ArrayList<>();
        lines.add("    %s of %,d users kept from training, 95 %% intervals".formatted(metric, report.users()));
        lines.add("    %-14s %-12s  %-24s  %s".formatted("variant", "from ratings", metric, "÷ trained with them"));
        lines.add(row("popularity", "–", told(report.popularity()), ""));
        for (Curve curve : report.curves()) {
            String name = curve.variant();
            for (Point point : curve.points()) {
                lines.add(row(name, number(point.ratings()), told(point.value()), told(point.ofTrained())));
                name = "";
            }
            lines.add(row("", "trained", told(curve.trained()), ""));
        }
        lines.add("    with fewer than %d ratings the service shows what is popular (serve.minRatings)"
                .formatted(minRatings));
        return lines;
    }

    private static String row(String variant, String ratings, String value, String ratio) {
        return "    %-14s %12s  %-24s  %s"
                .formatted(variant, ratings, value, ratio)
                .stripTrailing();
    }

    private static String number(int ratings) {
        return ratings == Integer.MAX_VALUE ? "all" : Integer.toString(ratings);
    }

    private static String told(Interval interval) {
        return "%.4f (%.4f–%.4f)".formatted(interval.value(), interval.low(), interval.high());
    }
}
