package io.cinematch.jobs.movielens;

/**
 * Parses one line of a ratings file. Called for tens of millions of lines, so it looks at each character once and makes
 * no object but the rating. Digits are 0 to 9 whatever the machine's language.
 */
public final class RatingLine {
    private static final BadRating MALFORMED = new BadRating(BadReason.MALFORMED);
    private static final BadRating OFF_GRID = new BadRating(BadReason.OFF_THE_HALF_STAR_GRID);
    private static final BadRating OUT_OF_RANGE = new BadRating(BadReason.STARS_OUT_OF_RANGE);

    /** No number that is wanted can be negative, so this can say "not a number". */
    private static final long NOT_A_NUMBER = Long.MIN_VALUE;

    private RatingLine() {}

    /** Never fails: what is not a rating says why. A line may end in a carriage return or spaces. */
    public static ParsedRating parse(String line, RatingsFormat format) {
        int end = endOfText(line);
        long user = NOT_A_NUMBER;
        long movie = NOT_A_NUMBER;
        long time = NOT_A_NUMBER;
        int starsFrom = 0;
        int starsTo = 0;
        int gap = format.separator().length();
        int from = 0;
        for (int column = 0; column < format.columns(); column++) {
            boolean last = column == format.columns() - 1;
            int next = line.indexOf(format.separator(), from);
            if ((next < 0 || next >= end) != last) {
                return MALFORMED;
            }
            int to = last ? end : next;
            boolean quoted = to - from >= 2 && line.charAt(from) == '"' && line.charAt(to - 1) == '"';
            int first = quoted ? from + 1 : from;
            int behind = quoted ? to - 1 : to;
            if (column == format.user()) {
                user = wholeNumber(line, first, behind);
            } else if (column == format.movie()) {
                movie = wholeNumber(line, first, behind);
            } else if (column == format.time()) {
                time = time(line, first, behind);
            } else if (column == format.stars()) {
                starsFrom = first;
                starsTo = behind;
            }
            from = to + gap;
        }
        if (user <= 0 || movie <= 0 || movie > Integer.MAX_VALUE || time == NOT_A_NUMBER) {
            return MALFORMED;
        }
        return withStars(user, (int) movie, line, starsFrom, starsTo, time);
    }

    private static ParsedRating withStars(long user, int movie, String line, int from, int to, long time) {
        boolean negative = from < to && line.charAt(from) == '-';
        int point = negative ? from + 1 : from;
        int whole = 0;
        int start = point;
        while (point < to && isDigit(line.charAt(point))) {
            // Held below 100: a longer number is out of range all the same, and must not wrap round into it.
            whole = Math.min(99, whole * 10 + line.charAt(point++) - '0');
        }
        if (point == start || point < to && (line.charAt(point) != '.' || point + 1 == to)) {
            return MALFORMED;
        }
        boolean half = point + 1 < to && line.charAt(point + 1) == '5';
        boolean fraction = false;
        boolean offGrid = false;
        for (int i = point + 1; i < to; i++) {
            char c = line.charAt(i);
            if (!isDigit(c)) {
                return MALFORMED;
            }
            fraction |= c != '0';
            offGrid |= c != '0' && !(half && i == point + 1);
        }
        boolean belowHalf = whole == 0 && (!fraction || line.charAt(point + 1) < '5');
        if (negative || belowHalf || whole > 5 || whole == 5 && fraction) {
            return OUT_OF_RANGE;
        }
        return offGrid ? OFF_GRID : new Rating(user, movie, half ? whole + 0.5f : whole, time);
    }

    /** A time may be negative here: whether it makes sense is asked later, and answered with a better reason. */
    private static long time(String line, int from, int to) {
        if (from < to && line.charAt(from) == '-') {
            long seconds = wholeNumber(line, from + 1, to);
            return seconds == NOT_A_NUMBER ? NOT_A_NUMBER : -seconds;
        }
        return wholeNumber(line, from, to);
    }

    private static long wholeNumber(String line, int from, int to) {
        if (from >= to) {
            return NOT_A_NUMBER;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            if (!isDigit(c) || value > (Long.MAX_VALUE - 9) / 10) {
                return NOT_A_NUMBER;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfText(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }
}
