package io.cinematch.serving.tmdb;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes a body in up to a number of bytes, and no more of it once it is longer. */
final class LimitedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
    private final long most;
    private long taken;
    private Flow.Subscription from;

    LimitedBody(long most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return all.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        from = subscription;
        all.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        taken += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (taken > most) {
            from.cancel();
            all.onError(new IOException("longer than " + most + " bytes"));
        } else {
            all.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable problem) {
        all.onError(problem);
    }

    @Override
    public void onComplete() {
        all.onComplete();
    }
}
