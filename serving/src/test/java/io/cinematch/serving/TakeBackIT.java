package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.serving.LiveService.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code DELETE /rate}: user 1 of the small release has 20 ratings in the training data, movies 10 to 200. */
class TakeBackIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forEach("r1");

    private final LiveService service = RUNNING.service();

    @Test
    void aRatingOfTheTrainingDataCountsNoMoreAndItsMovieMayBeShownAgain() {
        assertThat(service.get("/recommend?user_id=1&n=100").movies()).doesNotContain(10);
        Reply reply = service.delete("/rate?user_id=1&movie_id=10");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("changed").asInt()).isEqualTo(1);
        assertThat(reply.json().get("ratings_total").asInt()).isEqualTo(19);
        Reply list = service.get("/recommend?user_id=1&n=100");
        assertThat(list.json().get("source").asText()).isEqualTo("folded-in");
        assertThat(list.movies()).contains(10);
    }

    @Test
    void takingBackALiveRatingLeadsToWhatWasBeforeIt() {
        service.rate(900001, 10, 5);
        Reply reply = service.delete("/rate?user_id=900001&movie_id=10&movie_id=20");
        assertThat(reply.json().get("changed").asInt()).isEqualTo(1);
        assertThat(reply.json().get("ratings_total").asInt()).isZero();
        assertThat(service.delete("/rate?user_id=900001&movie_id=10")
                        .json()
                        .get("changed")
                        .asInt())
                .isZero();
    }

    @Test
    void whatIsTakenBackCanBeRatedAgain() {
        service.delete("/rate?user_id=1&movie_id=10");
        assertThat(service.rate(1, 10, 2).json().get("ratings_total").asInt()).isEqualTo(20);
        assertThat(service.get("/recommend?user_id=1&n=100").movies()).doesNotContain(10);
    }

    @Test
    void withoutAMovieItIsARequestOfNothing() {
        assertThat(service.delete("/rate?user_id=1").status()).isEqualTo(400);
        assertThat(service.delete("/rate?user_id=1&movie_id=x").status()).isEqualTo(400);
        assertThat(service.delete("/rate?movie_id=1").status()).isEqualTo(400);
    }
}
