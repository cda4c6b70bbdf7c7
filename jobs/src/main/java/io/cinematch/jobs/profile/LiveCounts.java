package io.cinematch.jobs.profile;

/**
 * What users have told the service, by the rating log.
 *
 * @param entries read tonight
 * @param ratings among them
 * @param users who gave those
 * @param takenBack ratings taken back, among the entries
 * @param forgotten users who are to be forgotten, among the entries
 * @param unreadable entries that nobody can make out
 * @param inLake live ratings in tonight's lake, of all nights
 */
public record LiveCounts(
        long entries, long ratings, long users, long takenBack, long forgotten, long unreadable, long inLake) {
    public static final LiveCounts NONE = new LiveCounts(0, 0, 0, 0, 0, 0, 0);

    public LiveCounts withInLake(long all) {
        return new LiveCounts(entries, ratings, users, takenBack, forgotten, unreadable, all);
    }

    /** One line for people; empty when nobody has ever told anything. */
    public String told() {
        if (entries == 0) {
            return inLake == 0 ? "" : "; %,d live ratings of earlier nights".formatted(inLake);
        }
        StringBuilder line =
                new StringBuilder("; + %s of %s".formatted(number(ratings, "live rating"), number(users, "user")));
        if (takenBack > 0) {
            line.append(", %,d taken back".formatted(takenBack));
        }
        if (forgotten > 0) {
            line.append(", %s forgotten".formatted(number(forgotten, "user")));
        }
        return line.toString();
    }

    private static String number(long n, String what) {
        return "%,d %s%s".formatted(n, what, n == 1 ? "" : "s");
    }
}
