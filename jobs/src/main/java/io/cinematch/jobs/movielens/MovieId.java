package io.cinematch.jobs.movielens;

/** Movie ids are positive ints in every release. */
final class MovieId {
    private MovieId() {}

    static int parse(String text) throws BadLineException {
        try {
            int id = Integer.parseInt(text.strip());
            if (id > 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            // Said below, together with ids that are numbers but not positive.
        }
        throw new BadLineException("has the movie id '" + Excerpt.of(text) + "', not a positive whole number");
    }
}
