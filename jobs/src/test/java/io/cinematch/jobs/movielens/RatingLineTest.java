package io.cinematch.jobs.movielens;

import static io.cinematch.jobs.movielens.BadReason.MALFORMED;
import static io.cinematch.jobs.movielens.BadReason.OFF_THE_HALF_STAR_GRID;
import static io.cinematch.jobs.movielens.BadReason.STARS_OUT_OF_RANGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingLineTest {
    private static final RatingsFormat CSV =
            RatingsFormat.ofCsvHeader("userId,movieId,rating,timestamp", "ratings.csv");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2,4.0,964982703",
                "1,2,4,964982703",
                "1,2,4.00,964982703",
                "1,2,4.0,964982703\r",
                "1,2,4.0,964982703  ",
                "\"1\",\"2\",\"4.0\",\"964982703\"",
                "001,02,04.0,0964982703",
            })
    void readsARating(String line) {
        assertThat(RatingLine.parse(line, CSV)).isEqualTo(new Rating(1, 2, 4f, 964982703));
    }

    @Test
    void readsEveryFormat() {
        Rating rating = new Rating(196, 242, 3f, 881250949);

        assertThat(RatingLine.parse("196\t242\t3\t881250949", RatingsFormat.TABS))
                .isEqualTo(rating);
        assertThat(RatingLine.parse("196::242::3::881250949", RatingsFormat.DOUBLE_COLONS))
                .isEqualTo(rating);
    }

    @Test
    void findsColumnsByTheirNames() {
        RatingsFormat format = RatingsFormat.ofCsvHeader("timestamp,rating,note,\"movieId\",userId\r", "ratings.csv");

        assertThat(RatingLine.parse("5,0.5,x,7,9", format)).isEqualTo(new Rating(9, 7, 0.5f, 5));
        assertThat(format.isHeader("\uFEFFtimestamp,rating,note,\"movieId\",userId"))
                .isTrue();
        assertThat(format.isHeader("5,0.5,x,7,9")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(floats = {0.5f, 1, 1.5f, 2, 2.5f, 3, 3.5f, 4, 4.5f, 5})
    void acceptsTheHalfStarGrid(float stars) {
        assertThat(RatingLine.parse("1,2," + stars + ",3", CSV)).isEqualTo(new Rating(1, 2, stars, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.7", "4.55", "4.50001", "0.51", "0.9", "3.05", "1.25"})
    void refusesStarsBetweenHalfSteps(String stars) {
        assertBad("1,2," + stars + ",3", OFF_THE_HALF_STAR_GRID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.5", "0", "0.0", "0.3", "0.49", "5.5", "5.01", "6", "10", "104", "4294967300"})
    void refusesStarsOutOfRange(String stars) {
        assertBad("1,2," + stars + ",3", STARS_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1e309", "4e0", "", "-", ".", "4.", ".5", "+4", "4,0", "٤", " 4", "0x4"})
    void refusesWhatIsNoNumberOfStars(String stars) {
        assertBad("1,2," + stars + ",3", MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "''",
                ",,,",
                "1,2,4.0",
                "1,2,4.0,",
                "1,2,4.0,3,",
                "1,2,4.0,3,4",
                "0,2,4.0,3",
                "-1,2,4.0,3",
                "1,0,4.0,3",
                "1,-2,4.0,3",
                "1,2147483648,4.0,3",
                "9223372036854775808,2,4.0,3",
                "99999999999999999999999999,2,4.0,3",
                "1,2,4.0,99999999999999999999999999",
                "1,2,4.0,3.5",
                "1,2,4.0,-",
                "one,2,4.0,3",
                "\"1,2,4.0,3",
                "userId,movieId,rating,timestamp",
                "1::2::4::3",
            })
    void refusesWhatIsNoRating(String line) {
        assertBad(line, MALFORMED);
    }

    @Test
    void leavesTheTimeToBeJudgedLater() {
        assertThat(RatingLine.parse("1,2,4.0,-3", CSV)).isEqualTo(new Rating(1, 2, 4, -3));
    }

    @Test
    void acceptsTheLargestIds() {
        assertThat(RatingLine.parse("9223372036854775799,2147483647,4.0,3", CSV))
                .isEqualTo(new Rating(9223372036854775799L, Integer.MAX_VALUE, 4, 3));
    }

    @Test
    void neverFailsOnNoise() {
        SplittableRandom random = new SplittableRandom(7);
        String alphabet = "0159.,:-\"\t\r e";
        for (int n = 0; n < 100_000; n++) {
            StringBuilder line = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                line.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (RatingsFormat format : new RatingsFormat[] {CSV, RatingsFormat.TABS, RatingsFormat.DOUBLE_COLONS}) {
                assertThat(RatingLine.parse(line.toString(), format)).isNotNull();
            }
        }
    }

    private static void assertBad(String line, BadReason reason) {
        assertThat(RatingLine.parse(line, CSV)).isEqualTo(new BadRating(reason));
    }
}
