package io.cinematch.serving.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void requestsAreDueAtEvenDistances() {
        Schedule schedule = Schedule.of(500, 180);
        assertThat(schedule.count()).isEqualTo(90_000);
        assertThat(schedule.due(0)).isZero();
        assertThat(schedule.due(1)).isEqualTo(2_000_000);
        assertThat(schedule.due(500)).isEqualTo(1_000_000_000);
        assertThat(schedule.length()).isEqualTo(180_000_000_000L);
    }

    @Test
    void aRateThatDoesNotDivideTheSecondDoesNotDrift() {
        assertThat(Schedule.of(3, 1).due(1)).isEqualTo(333_333_333);
        assertThat(Schedule.of(3, 86_400).length()).isEqualTo(86_400_000_000_000L);
    }
}
