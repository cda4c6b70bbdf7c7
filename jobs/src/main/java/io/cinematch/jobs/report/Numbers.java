package io.cinematch.jobs.report;

import io.cinematch.jobs.stats.Interval;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them; what is no number is a dash. */
final class Numbers {
    private static final String NONE = "–";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Numbers() {}

    static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return zero ? text.replace("-", "") : text.replace('-', '−');
    }

    /** With its sign, also when it is above zero. */
    static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        return value > 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9') ? "+" + text : text;
    }

    /** Both ends. */
    static String ends(Interval interval, int decimals) {
        return "%s to %s".formatted(fixed(interval.low(), decimals), fixed(interval.high(), decimals));
    }

    static String signedEnds(Interval interval, int decimals) {
        return "%s to %s".formatted(signed(interval.low(), decimals), signed(interval.high(), decimals));
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace('-', '−');
    }

    /** A share of one; its sign stays on the line of the number. */
    static String percent(double share, int decimals) {
        return Double.isFinite(share) ? fixed(100 * share, decimals) + "\u00a0%" : NONE;
    }

    /** How often chance alone would do it, or at most so often; for a column of its own. */
    static String chance(double p, boolean atMost) {
        return p < 0.001 ? "< 0.001" : (atMost ? "≤ " : "") + fixed(p, 3);
    }

    /** The same within a sentence. */
    static String p(double p, boolean atMost) {
        return p < 0.001 || atMost ? "p " + chance(p, atMost) : "p = " + chance(p, false);
    }

    static String p(double p) {
        return p(p, false);
    }

    static String seconds(double seconds) {
        return fixed(seconds, 1) + "\u00a0s";
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }
}
