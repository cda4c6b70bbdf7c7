package io.cinematch.jobs.movielens;

/** Why a row of ratings is put aside. */
public enum BadReason {
    MALFORMED("is not a positive user id, a positive movie id, stars and a time in whole seconds"),
    OFF_THE_HALF_STAR_GRID("has stars between two half steps"),
    STARS_OUT_OF_RANGE("has stars outside 0.5 to 5"),
    UNKNOWN_MOVIE("rates a movie that the movies file does not list"),
    ABSURD_TIME("has a time before MovieLens began or in the future"),
    UNREADABLE_ENTRY("is no entry of the rating log that this version knows");

    private final String text;

    BadReason(String text) {
        this.text = text;
    }

    /** For a person, as the end of a sentence that starts with the row. */
    public String text() {
        return text;
    }
}
