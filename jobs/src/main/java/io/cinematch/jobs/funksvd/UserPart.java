package io.cinematch.jobs.funksvd;

import java.io.Serializable;

/** Some users with what was learned of them: {@code ids[k]} and row k of the factors. */
final class UserPart implements Serializable {
    final long[] ids;
    final Factors factors;

    UserPart(long[] ids, Factors factors) {
        this.ids = ids;
        this.factors = factors;
    }
}
