package io.cinematch.jobs.sample;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is known about a sample because it was planted; {@code truth.json} beside its files.
 *
 * @param generator changes when the same specification makes other bytes
 * @param spec what was asked for
 * @param parameters of the planted model, spreads in stars
 * @param ratedMovies movies with at least one rating
 * @param meanStars of all ratings
 * @param noiseFloorRmse RMSE over these ratings of E[stars | truth], which no predictor can beat except by luck
 * @param meanBaselineRmse RMSE of predicting the mean for every rating
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SampleTruth(
        String generator,
        SampleSpec spec,
        Parameters parameters,
        int ratedMovies,
        double meanStars,
        double noiseFloorRmse,
        double meanBaselineRmse) {
    static final String GENERATOR = "cinematch-sample/1";
    static final String FILE = "truth.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** @param tasteSd standard deviation of each term of p_u·q_i */
    public record Parameters(
            int rank, double mu, double userBiasSd, double movieBiasSd, double[] tasteSd, double noiseSd) {
        static Parameters planted() {
            return new Parameters(
                    PlantedModel.RANK,
                    PlantedModel.MU,
                    PlantedModel.USER_BIAS_SD,
                    PlantedModel.MOVIE_BIAS_SD,
                    PlantedModel.tasteSd(),
                    PlantedModel.NOISE_SD);
        }
    }

    /** The truth of a sample folder, or nothing when the folder is no sample. */
    public static Optional<SampleTruth> in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.isRegularFile(file)
                ? Optional.of(JSON.readValue(file.toFile(), SampleTruth.class))
                : Optional.empty();
    }

    /** Whether this is what {@code asked} would make again. */
    boolean isOf(SampleSpec asked) {
        return spec.equals(asked) && generator.equals(GENERATOR);
    }

    void write(Path folder) throws IOException {
        // Not the platform's line end: the same sample has the same bytes everywhere.
        Files.writeString(folder.resolve(FILE), JSON.writeValueAsString(this).replace("\r\n", "\n") + "\n");
    }
}
