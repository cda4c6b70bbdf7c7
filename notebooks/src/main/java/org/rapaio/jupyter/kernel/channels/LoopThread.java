package org.rapaio.jupyter.kernel.channels;

import java.util.concurrent.CountDownLatch;

/**
 * Handles a channel's messages until it is shut down. It stands in for the class of the same name in
 * rapaio-jupyter-kernel 3.0.1, which comes later on the class path. Of that one's kernels some never answer: a thread
 * that is faster than the one that starts it finds that it is not to run yet and ends; and a message that is there when
 * a channel opens, as Jupyter's first is, finds no handler, and ends the thread too.
 */
public final class LoopThread extends Thread {
    private static final CountDownLatch OPEN = new CountDownLatch(1);

    private final long sleep;
    private final Runnable body;
    private volatile boolean running = true;

    /**
     * @param sleep milliseconds between two looks at the channel
     * @param body one look
     */
    public LoopThread(String name, long sleep, Runnable body) {
        super(name);
        this.sleep = sleep;
        this.body = body;
    }

    /** From now on messages are handled. */
    public static void open() {
        OPEN.countDown();
    }

    @Override
    public void run() {
        try {
            OPEN.await();
            while (running) {
                body.run();
                Thread.sleep(sleep);
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    public void shutdown() {
        running = false;
    }
}
