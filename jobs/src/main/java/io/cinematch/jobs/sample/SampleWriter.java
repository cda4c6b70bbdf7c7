package io.cinematch.jobs.sample;

import io.cinematch.jobs.files.FolderSwap;
import io.cinematch.model.console.Console;
import io.cinematch.model.console.Progress;
import io.cinematch.model.console.ProgressUnit;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a sample as MovieLens writes its CSV releases, with {@code truth.json} beside. Memory grows with users and
 * movies, not with ratings.
 */
public final class SampleWriter {
    private final Console console;

    public SampleWriter(Console console) {
        this.console = console;
    }

    /**
     * Makes the folder, all of it or nothing. A folder that already holds the same sample is left alone.
     *
     * @throws CineMatchException (usage) when something else is there, (other) when the disk refuses
     */
    public SampleTruth write(SampleSpec spec, Path folder) {
        try {
            return Files.exists(folder) ? existing(spec, folder) : make(spec, folder);
        } catch (IOException e) {
            throw new CineMatchException(
                    ExitCode.OTHER,
                    "Could not write the sample to %s: %s".formatted(folder, e),
                    "Check that the folder can be written and the disk has room: a rating takes about 25 bytes.",
                    e);
        }
    }

    private SampleTruth existing(SampleSpec spec, Path folder) throws IOException {
        SampleTruth truth = SampleTruth.in(folder)
                .filter(found -> found.isOf(spec))
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.USAGE,
                        folder + " is there already and holds something else.",
                        "Remove it, or choose another folder with --out."));
        console.say("The sample is there already: " + folder);
        return truth;
    }

    private SampleTruth make(SampleSpec spec, Path folder) throws IOException {
        try (FolderSwap swap = FolderSwap.of(folder)) {
            PlantedModel model = PlantedModel.of(spec);
            writeMovies(spec, model, swap.temporary());
            SampleTruth truth = writeRatings(spec, swap.temporary());
            truth.write(swap.temporary());
            swap.commit();
            console.say("Made %,d ratings of %,d users for %,d movies in %s"
                    .formatted(spec.ratings(), spec.users(), truth.ratedMovies(), folder));
            console.say("  the best possible predictor has RMSE %.4f, the mean %.4f (truth.json)"
                    .formatted(truth.noiseFloorRmse(), truth.meanBaselineRmse()));
            return truth;
        }
    }

    private static void writeMovies(SampleSpec spec, PlantedModel model, Path folder) throws IOException {
        MovieInventor inventor = new MovieInventor(model, spec.seed());
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("movies.csv"))) {
            out.write("movieId,title,genres\n");
            for (int movie = 0; movie < spec.movies(); movie++) {
                out.write(inventor.invent(movie).csv());
            }
        }
    }

    private SampleTruth writeRatings(SampleSpec spec, Path folder) throws IOException {
        UserSampler sampler = UserSampler.of(spec);
        SampleSums sums = new SampleSums();
        StringBuilder lines = new StringBuilder();
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("ratings.csv"));
                Progress progress = console.progress("sample", spec.ratings(), ProgressUnit.THOUSAND_RATINGS)) {
            out.write("userId,movieId,rating,timestamp\n");
            for (int id = 1; id <= spec.users(); id++) {
                int user = id;
                lines.setLength(0);
                sampler.rate(user, (movie, stars, time, expected) -> {
                    sums.add(movie, stars, expected);
                    append(lines, user, movie, stars, time);
                });
                out.append(lines);
                progress.to(sums.ratings());
            }
        }
        return sums.truth(spec);
    }

    private static void append(StringBuilder lines, int user, int movie, double stars, long time) {
        int halves = (int) (2 * stars);
        lines.append(user).append(',').append(movie).append(',');
        lines.append(halves / 2).append(halves % 2 == 0 ? ".0," : ".5,");
        lines.append(time).append('\n');
    }
}
