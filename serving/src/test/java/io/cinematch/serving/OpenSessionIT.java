package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions where nobody needs one. */
class OpenSessionIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forAll("night1").with("serve.limits.logins = 1000");

    private final LiveService service = RUNNING.service();

    @Test
    void anOpenServiceLetsAnybodyTryAUserOfTheDataSet() {
        LiveService.Reply in = service.session("{\"user_id\":1}");

        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().get("data_set").asBoolean()).isTrue();
        assertThat(service.with(in.cookie(), "/recommend?user_id=1")
                        .json()
                        .get("source")
                        .asText())
                .isEqualTo("precomputed");
        assertThat(service.with(in.cookie(), "/recommend?user_id=2").status())
                .as("but then as that one alone")
                .isEqualTo(403);
        assertThat(service.session("{\"user_id\":777}").status())
                .as("no such user")
                .isEqualTo(401);
    }

    @Test
    void alsoOnAnOpenServiceWhoJoinedNeedsTheirKey() {
        LiveService.Reply joined = service.session("{}");
        long user = joined.json().get("user_id").asLong();

        assertThat(service.session("{\"user_id\":%d}".formatted(user)).status()).isEqualTo(401);
        assertThat(service.session(LiveService.signIn(
                                user, joined.json().get("user_key").asText()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onAnOpenServiceAnEndedSessionIsAsGoodAsNone() {
        assertThat(service.with("cm_session=1." + "A".repeat(32), "/recommend?user_id=1")
                        .status())
                .isEqualTo(200);
    }
}
