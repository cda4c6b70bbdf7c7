package io.cinematch.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.SmallRelease;
import io.cinematch.serving.recommend.History;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingsTableTest {
    @Test
    void aLineForEachRatingInTheOrderOfTheHistory() {
        UserStore.User user = new UserStore.User(
                Optional.of(SmallRelease.users().get(2L)),
                List.of(new LiveRating(SmallRelease.WITHOUT_FACTORS, 3, 2000, 1), new LiveRating(20, 5, 3000, 2)));

        assertThat(table(new Snapshot(SmallRelease.of("r1")), user))
                .isEqualTo(String.join(
                        "\r\n",
                        "movie_id,title,year,genres,rating,rated_at,live",
                        "20,\"Movie \"\"1\"\"\",1901,Drama,5.0,1970-01-01T00:00:03Z,true",
                        "5,Nobody Rated This,,,3.0,1970-01-01T00:00:02Z,true",
                        "10,\"Movie \"\"0\"\"\",1900,Action,4.0,,false",
                        "30,\"Movie \"\"2\"\"\",1902,Action,0.5,,false",
                        ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "=1+1; '=1+1",
                "+1; '+1",
                "-1; '-1",
                "@SUM(A1); '@SUM(A1)",
                "＝1+1; '＝1+1",
                "=cmd|' /C calc'!A0; '=cmd|' /C calc'!A0",
                "a, b; \"a, b\"",
                "say \"hi\"; \"say \"\"hi\"\"\"",
                "2 + 2 = 5; 2 + 2 = 5",
                "Amélie 🎬; Amélie 🎬"
            })
    void aTitleIsNeverRunNorSplit(String title, String cell) {
        assertThat(lineOf(title)).isEqualTo("7," + cell + ",1999,Film-Noir|Sci-Fi,4.0,1970-01-01T00:00:01Z,true\r\n");
    }

    @Test
    void titlesThatBeginOrEndLinesStayOneCell() {
        assertThat(lineOf("\t=1")).startsWith("7,'\t=1,");
        assertThat(lineOf("\r=1")).startsWith("7,\"'\r=1\",");
        assertThat(lineOf("\n=1")).startsWith("7,\"'\n=1\",");
        assertThat(lineOf("a\r\nb")).startsWith("7,\"a\r\nb\",");
    }

    private static String lineOf(String title) {
        ReleaseStore.Loaded release = SmallRelease.of("r1");
        List<Movie> movies = new ArrayList<>(release.movies());
        movies.add(new Movie(7, title, 1999, List.of("Film-Noir", "Sci-Fi"), "", ""));
        Snapshot snapshot =
                new Snapshot(new ReleaseStore.Loaded(release.manifest(), release.done(), release.items(), movies));
        String table = table(snapshot, new UserStore.User(Optional.empty(), List.of(new LiveRating(7, 4, 1000, 1))));
        return table.substring(table.indexOf("\r\n") + 2);
    }

    private static String table(Snapshot snapshot, UserStore.User user) {
        return RatingsTable.of(snapshot, History.of(new Recommender(5).taste(snapshot, user)));
    }
}
