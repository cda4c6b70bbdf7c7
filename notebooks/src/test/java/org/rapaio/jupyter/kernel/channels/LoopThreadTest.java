package org.rapaio.jupyter.kernel.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopThreadTest {
    @Test
    void aMessageThatIsThereBeforeTheKernelIsReadyWaits() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(2);
        LoopThread thread = new LoopThread("shell", 1, looks::countDown);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(looks.getCount()).isEqualTo(2);

        LoopThread.open();
        assertThat(looks.await(1, TimeUnit.MINUTES)).isTrue();
        thread.shutdown();
        thread.join();
    }
}
