package io.cinematch.jobs.sample;

/** The ratings of a sample, user by user; any user's can be made without the others'. */
public final class UserSampler {
    private final PlantedModel model;
    private final int[] counts;
    private final MovieChoice choice;
    private final StarsLaw law = new StarsLaw();

    private UserSampler(PlantedModel model, int[] counts) {
        this.model = model;
        this.counts = counts;
        choice = new MovieChoice(model);
    }

    public static UserSampler of(SampleSpec spec) {
        return of(spec, counts(spec));
    }

    /** The same with {@link #counts}, which take long for many users, already known. */
    public static UserSampler of(SampleSpec spec, int[] counts) {
        return new UserSampler(PlantedModel.of(spec), counts);
    }

    /** How many ratings each user gives, user 1 at index 0. */
    public static int[] counts(SampleSpec spec) {
        return Activity.counts(spec, PlantedModel.of(spec));
    }

    /** Takes ratings as they are made. */
    public interface Sink {
        /**
         * Takes one.
         *
         * @param movie counted from 1
         * @param stars 0.5 to 5 in half steps
         * @param time seconds since 1970, later for each of a user's ratings
         * @param expected E[stars | truth]: the best possible prediction
         */
        void rating(int movie, double stars, long time, double expected);
    }

    /** Makes all ratings of one user. @param id counted from 1 */
    public void rate(int id, Sink sink) {
        PlantedUser user = model.user(id);
        int[] movies = choice.choose(user, counts[id - 1]);
        RatingTimes times = new RatingTimes(user.draws());
        for (int movie : movies) {
            double score = model.score(user, movie);
            double stars = StarsLaw.draw(score, user.draws());
            sink.rating(movie + 1, stars, times.next(), law.expected(score));
        }
    }
}
