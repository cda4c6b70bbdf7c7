package io.cinematch.jobs.funksvd;

/** Errors summed over the tasks of an epoch, in block order, so that they are the same every time. */
final class EpochSums {
    private double loss;
    private long ratings;
    private double validationLoss;
    private long validationRatings;

    void add(StratumResult.ItemPart part) {
        loss += part.loss;
        ratings += part.ratings;
        addValidation(part.validationLoss, part.validationRatings);
    }

    void addValidation(double squared, long n) {
        validationLoss += squared;
        validationRatings += n;
    }

    long ratings() {
        return ratings;
    }

    double trainRmse() {
        return Math.sqrt(loss / ratings);
    }

    double validationRmse() {
        return Math.sqrt(validationLoss / validationRatings);
    }
}
